"""People who send what no client would: nothing breaks, nothing leaks, and the answer is kind."""
