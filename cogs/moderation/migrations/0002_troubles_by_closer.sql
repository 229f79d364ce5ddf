-- To forget a person, or a whole group, without going through everybody's troubles.
CREATE INDEX trouble_closed_by ON trouble (guild_id, closed_by);
