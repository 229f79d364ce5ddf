-- What could not be done, gathered by what it was and why: moderators get one card for each, however many jobs failed.
CREATE TABLE trouble (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'retried', 'done')),
    closed_by INTEGER,
    channel_id INTEGER,
    message_id INTEGER,
    CHECK ((state = 'open') = (closed_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_open_trouble ON trouble (guild_id, kind, reason) WHERE state = 'open';

CREATE TABLE trouble_job (
    job_id INTEGER PRIMARY KEY REFERENCES job (id) ON DELETE CASCADE,
    trouble_id INTEGER NOT NULL REFERENCES trouble (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX trouble_jobs ON trouble_job (trouble_id);
