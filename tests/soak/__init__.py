"""Endurance: random kills and long random sequences. Slow, so behind the marker `soak`."""
