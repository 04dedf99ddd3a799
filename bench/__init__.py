"""The benchmarks: ``python -m bench`` prints one table; peers are measured in the same run."""
