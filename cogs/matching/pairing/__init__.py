"""Who is matched with whom: open requests and offered slots in, the best pairs and the reasons for everything out.

`rules` decide whether two fit, and how well, and may be used anywhere. `solving.solve` finds the best pairs for all; it
is for the worker process, because it takes a while and loads scipy.
"""
