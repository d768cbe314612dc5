"""What benchmarks and tests share: the casebook, invented news, a stub pipeline, parsed texts kept in a file."""
