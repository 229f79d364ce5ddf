-- An interview while people meet for it. The phases are kept as they were when it opened ("welcome:5,interview:30"), so
-- that another agenda, or another catalogue, changes nothing for those who are in the middle of it.
CREATE TABLE live_session (
    interview_id INTEGER PRIMARY KEY REFERENCES interview (id) ON DELETE CASCADE,
    guild_id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ready', 'running', 'ended', 'stopped', 'missed', 'off')),
    phases TEXT NOT NULL,
    phase INTEGER NOT NULL DEFAULT 0,
    phase_started_at INTEGER,
    started_at INTEGER,
    ended_at INTEGER,
    -- Where the panel is. A new phase gets a new message, because Discord slows down edits of messages over an hour old.
    channel_id INTEGER,
    message_id INTEGER,
    shown_phase INTEGER NOT NULL DEFAULT 0,
    shown_face TEXT NOT NULL DEFAULT '',
    shown_at INTEGER
) STRICT;
CREATE INDEX live_session_of_group ON live_session (guild_id, state);
CREATE INDEX live_session_in_channel ON live_session (channel_id, state);

-- Who said that they are there.
CREATE TABLE check_in (
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    checked_in_at INTEGER NOT NULL,
    PRIMARY KEY (interview_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX check_in_of_person ON check_in (guild_id, user_id);
