-- For moderators: everybody's interviews, by time.
CREATE INDEX interview_by_time ON interview (guild_id, starts_at);
