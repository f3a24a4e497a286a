"""How fast and how right the product is: one file per job, each run with `python -m benchmarks.X`."""
