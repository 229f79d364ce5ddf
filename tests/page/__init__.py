"""The rehearsal's page in a real browser."""
