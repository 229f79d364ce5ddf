"""The matching, without Discord and without a database."""
