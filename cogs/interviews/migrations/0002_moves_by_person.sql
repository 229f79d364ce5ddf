-- To forget a person, or a whole group, without going through everybody's moves.
CREATE INDEX move_of_person ON move (guild_id, proposed_by);
