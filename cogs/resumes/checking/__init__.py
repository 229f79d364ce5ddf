"""What a resume gives away about a person, and a copy without it.

`asking` is for the bot; the rest runs in the worker process, knows files and pictures, and keeps nothing. `models` and
`texts` may be used anywhere. No search finds everything: whoever shows its results says so.
"""
