-- When somebody called it off, said no, or let the time to answer pass: whether that was early or late is never told by
-- when the bot came to look at it.
ALTER TABLE interview ADD COLUMN ended_at INTEGER;

-- An event goes over to the interview that takes the place of another, and belongs to one at a time.
CREATE UNIQUE INDEX interview_of_event ON interview (guild_id, event_id) WHERE event_id IS NOT NULL;
