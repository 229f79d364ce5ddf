"""One folder per feature. Every package in here is a feature and is found by itself."""
