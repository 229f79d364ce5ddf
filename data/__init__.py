"""The database engine, the catalogue that people edit, and (in local/) the database file."""
