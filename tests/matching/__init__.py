"""Requests for interviews, and how they are matched with what volunteers offer."""
