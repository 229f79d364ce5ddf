-- A resume in the queue. The file is a message on Discord, known to the feature that keeps files by `file_id`; neither
-- its bytes nor its text are here. `queued_at` is the place in the queue, and stays when a claim is given back.
-- `waited` are the seconds until the latest claim. Whoever is forgotten leaves a row that names nobody and says
-- nothing, so that what refers to it can still be cleared away.
CREATE TABLE submission (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    member_id INTEGER,
    file_id INTEGER,
    field TEXT,
    level TEXT,
    target_role TEXT NOT NULL,
    focus TEXT NOT NULL DEFAULT '',
    questions TEXT NOT NULL DEFAULT '',
    is_anonymised INTEGER NOT NULL CHECK (is_anonymised IN (0, 1)),
    previous_id INTEGER REFERENCES submission (id) ON DELETE SET NULL,
    changed TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('draft', 'queued', 'claimed', 'reviewed', 'withdrawn', 'removed')),
    made_at INTEGER NOT NULL,
    queued_at INTEGER,
    claimed_at INTEGER,
    waited INTEGER,
    reviewed_at INTEGER,
    ended_at INTEGER,
    remove_at INTEGER,
    CHECK (state IN ('withdrawn', 'removed') OR member_id IS NOT NULL),
    CHECK (state IN ('draft', 'withdrawn', 'removed')
           OR (queued_at IS NOT NULL AND file_id IS NOT NULL AND remove_at IS NOT NULL AND target_role <> '')),
    CHECK (state NOT IN ('claimed', 'reviewed') OR claimed_at IS NOT NULL),
    CHECK (state <> 'reviewed' OR reviewed_at IS NOT NULL),
    CHECK ((claimed_at IS NULL) = (waited IS NULL)),
    CHECK ((state IN ('withdrawn', 'removed')) = (ended_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX submission_one_at_a_time ON submission (guild_id, member_id) WHERE state IN ('queued', 'claimed');
CREATE UNIQUE INDEX submission_one_draft ON submission (guild_id, member_id) WHERE state = 'draft';
CREATE INDEX submission_queue ON submission (guild_id, queued_at, id) WHERE state = 'queued';
CREATE INDEX submission_of_member ON submission (guild_id, member_id, made_at);
CREATE INDEX submission_claimed ON submission (guild_id, claimed_at) WHERE claimed_at IS NOT NULL;
CREATE INDEX submission_kept ON submission (guild_id, remove_at) WHERE remove_at IS NOT NULL;
CREATE INDEX submission_next_version ON submission (previous_id) WHERE previous_id IS NOT NULL;
