"""What the library is measured by: run each module from the root of the repository, `python -m benchmarks.NAME`."""
