"""The parts of the world: one module per kind of thing, with its tables and the events of its changes."""
