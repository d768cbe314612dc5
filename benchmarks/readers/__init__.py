"""One module for each peer of `benchmarks/peers.py`; `common` is what they share."""
