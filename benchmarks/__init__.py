"""What is measured, one command each: `python -m benchmarks latency`. See the README beside this file."""
