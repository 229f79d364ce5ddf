"""Prep packs, questions that nobody is asked twice, and duties of those who watch."""
