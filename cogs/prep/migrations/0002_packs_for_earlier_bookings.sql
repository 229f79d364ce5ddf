-- Interviews that were booked before there were packs: each is followed once, as if it had just changed.
INSERT INTO job (guild_id, kind, subject_id, due_at)
SELECT guild_id, 'interviews:changed', id, 0 FROM interview
WHERE state IN ('held', 'booked') AND state = 'booked' AND id NOT IN (SELECT interview_id FROM prep_pack)
ON CONFLICT DO NOTHING;
