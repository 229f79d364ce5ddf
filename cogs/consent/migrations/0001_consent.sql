-- The ledger of who agreed to be recorded: rows are added, and get withdrawn_at at most, but never change otherwise.
-- user_id is NULL once the person asked to be forgotten, which withdraws as well.
CREATE TABLE consent (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    user_id INTEGER,
    answer TEXT NOT NULL CHECK (answer IN ('agree', 'no')),
    scope TEXT NOT NULL,
    audience TEXT NOT NULL,
    text_version INTEGER NOT NULL,
    answered_at INTEGER NOT NULL,
    withdrawn_at INTEGER
) STRICT;
CREATE INDEX consent_of_interview ON consent (interview_id, id);
CREATE INDEX consent_of_person ON consent (guild_id, user_id);

-- Who speaks besides the two who meet, and since when.
CREATE TABLE speaker (
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    joined_at INTEGER NOT NULL,
    PRIMARY KEY (interview_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_of_person ON speaker (guild_id, user_id);

-- Whether an interview may be recorded at this moment, the card that asks, and the link to what was recorded.
CREATE TABLE recording (
    interview_id INTEGER PRIMARY KEY REFERENCES interview (id) ON DELETE CASCADE,
    guild_id INTEGER NOT NULL,
    is_on INTEGER NOT NULL DEFAULT 0 CHECK (is_on IN (0, 1)),
    changes INTEGER NOT NULL DEFAULT 0,
    -- Somebody who spoke asked to be forgotten: nothing of it may be recorded or shown any more.
    is_closed INTEGER NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1)),
    card_id INTEGER,
    link TEXT NOT NULL DEFAULT '',
    remove_at INTEGER
) STRICT;
CREATE INDEX recording_of_group ON recording (guild_id, remove_at);

-- The messages that hold the link, one for each speaker; they are removed also when it is forgotten whose they are.
CREATE TABLE recording_copy (
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    guild_id INTEGER NOT NULL,
    user_id INTEGER,
    channel_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    PRIMARY KEY (interview_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX recording_copy_of_person ON recording_copy (guild_id, user_id);
