-- What belongs to no single feature.

CREATE TABLE guild_setting (
    guild_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (guild_id, name)
) STRICT, WITHOUT ROWID;

-- What this installation remembers about itself, such as which commands were last sent to Discord.
CREATE TABLE installation (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who changed what: one row for every change by a moderator.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX audit_newest ON audit (guild_id, made_at);

-- The outbox: everything that must happen on Discord, or later. Ids are never used again: messages carry them.
CREATE TABLE job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    due_at INTEGER NOT NULL,
    useless_at INTEGER,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'dead')),
    leased_until INTEGER,
    tries INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    -- A random number: the same job scheduled again, or another one after a restored backup, has a different one.
    revision INTEGER NOT NULL DEFAULT (abs(random() % 1000000000)),
    error TEXT NOT NULL DEFAULT '',
    UNIQUE (guild_id, kind, subject_id, detail)
) STRICT;
CREATE INDEX job_due ON job (due_at, guild_id) WHERE state = 'waiting';
CREATE INDEX job_leased ON job (leased_until) WHERE leased_until IS NOT NULL;
CREATE INDEX job_dead ON job (guild_id) WHERE state = 'dead';
