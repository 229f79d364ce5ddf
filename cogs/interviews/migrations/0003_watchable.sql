-- The interviews that others may watch, soonest first.
CREATE INDEX interview_watchable ON interview (guild_id, starts_at) WHERE state = 'booked' AND may_be_watched = 1;
