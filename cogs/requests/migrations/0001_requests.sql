-- A member's wish for an interview. `availability` is wall time of whichever zone is the member's: a JSON object of
-- "parts" ([days, part]) and "windows" ([weekday, start, end]). `in_the_way` are sentences of the last matching round.
CREATE TABLE request (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    field TEXT NOT NULL CHECK (field <> ''),
    kind TEXT NOT NULL CHECK (kind <> ''),
    level TEXT,
    languages TEXT NOT NULL DEFAULT '["English"]' CHECK (json_valid(languages)),
    deadline_at INTEGER,
    goals TEXT NOT NULL,
    may_be_watched INTEGER NOT NULL CHECK (may_be_watched IN (0, 1)),
    may_be_recorded INTEGER NOT NULL CHECK (may_be_recorded IN (0, 1)),
    again_welcome INTEGER NOT NULL CHECK (again_welcome IN (0, 1)),
    availability TEXT NOT NULL DEFAULT '{"parts": [], "windows": []}' CHECK (json_valid(availability)),
    resume_file_id INTEGER,
    state TEXT NOT NULL CHECK (state IN ('open', 'proposed', 'matched', 'withdrawn', 'expired')),
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    ended_at INTEGER,
    interview_id INTEGER,
    urgent_at INTEGER,
    in_the_way TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(in_the_way)),
    looked_at INTEGER,
    CHECK ((state IN ('open', 'proposed')) = (ended_at IS NULL)),
    CHECK (state <> 'matched' OR interview_id IS NOT NULL),
    CHECK (urgent_at IS NULL OR interview_id IS NOT NULL)
) STRICT;
CREATE INDEX request_open ON request (guild_id, field, made_at) WHERE state = 'open';
CREATE INDEX request_of_member ON request (guild_id, member_id, made_at);
CREATE UNIQUE INDEX request_of_interview ON request (guild_id, interview_id) WHERE interview_id IS NOT NULL;

-- When somebody was last interviewed: for a while after that, others come first.
CREATE TABLE turn (
    guild_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, member_id)
) STRICT, WITHOUT ROWID;
