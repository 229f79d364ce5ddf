-- Who asked to volunteer and what became of it; what volunteers offer and their limits.

CREATE TABLE application (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    occupation TEXT NOT NULL,
    fields TEXT NOT NULL DEFAULT '[]',
    kinds TEXT NOT NULL DEFAULT '[]',
    -- How they can be verified, in their own words; emptied by the decision.
    proof TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'approved', 'declined', 'withdrawn')),
    decided_by INTEGER,
    decided_at INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    -- Neither a DM nor a thread reached them: moderators have to tell them.
    untold INTEGER NOT NULL DEFAULT 0 CHECK (untold IN (0, 1)),
    made_at INTEGER NOT NULL,
    card_channel_id INTEGER,
    card_message_id INTEGER
) STRICT;
CREATE UNIQUE INDEX application_one_waiting ON application (guild_id, user_id) WHERE state = 'waiting';
CREATE INDEX application_waiting ON application (guild_id, id) WHERE state = 'waiting';
CREATE INDEX application_of_person ON application (guild_id, user_id);
CREATE INDEX application_decided ON application (guild_id, decided_by) WHERE decided_by IS NOT NULL;

-- Null limits are the group's. Lists are JSON.
CREATE TABLE volunteer (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    fields TEXT NOT NULL DEFAULT '[]',
    kinds TEXT NOT NULL DEFAULT '[]',
    levels TEXT NOT NULL DEFAULT '[]',
    languages TEXT NOT NULL DEFAULT '[]',
    employer TEXT NOT NULL DEFAULT '',
    weekly_limit INTEGER CHECK (weekly_limit BETWEEN 1 AND 20),
    notice_hours INTEGER CHECK (notice_hours BETWEEN 0 AND 168),
    buffer_minutes INTEGER CHECK (buffer_minutes BETWEEN 0 AND 120),
    -- The end of the year 9999 where they named no end.
    paused_until INTEGER,
    suspended_at INTEGER,
    suspended_by INTEGER,
    suspended_because TEXT NOT NULL DEFAULT '',
    -- Why the role could not be given or taken, until it could.
    role_problem TEXT NOT NULL DEFAULT ''
        CHECK (role_problem IN ('', 'no_permission', 'too_low', 'refused', 'role_gone', 'left')),
    made_at INTEGER NOT NULL,
    UNIQUE (guild_id, user_id)
) STRICT;
CREATE INDEX volunteer_suspended ON volunteer (guild_id, suspended_by) WHERE suspended_by IS NOT NULL;

-- A moderator's word for how a volunteer was verified; the last one counts. Never a paper, nor what it says.
CREATE TABLE attestation (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    volunteer_id INTEGER NOT NULL REFERENCES volunteer (id) ON DELETE CASCADE,
    how TEXT NOT NULL,
    seen_by INTEGER,
    seen_at INTEGER NOT NULL,
    counts_until INTEGER NOT NULL
) STRICT;
CREATE INDEX attestation_of_volunteer ON attestation (volunteer_id);
CREATE INDEX attestation_seen ON attestation (guild_id, seen_by) WHERE seen_by IS NOT NULL;
