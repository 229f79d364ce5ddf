"""The parts of the world: one module per kind of thing, each holding its tables and publishing its changes."""
