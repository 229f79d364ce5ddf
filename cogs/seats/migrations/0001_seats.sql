-- Who watches which interview, or waits for a seat; in the order of asking, which is the order of the ids. Never more
-- are seated than the group's limit allowed when each of them sat down.
CREATE TABLE seat (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('seated', 'waiting')),
    made_at INTEGER NOT NULL,
    UNIQUE (interview_id, user_id)
) STRICT;
CREATE INDEX seat_in_order ON seat (interview_id, state, id);
CREATE INDEX seat_of_person ON seat (guild_id, user_id);

-- An interview that others may watch, as its audience knows it: the time that they were last told, the card and the
-- thread below it. card_face tells what the card shows, so that it is edited only when that changes.
CREATE TABLE audience (
    interview_id INTEGER PRIMARY KEY REFERENCES interview (id) ON DELETE CASCADE,
    guild_id INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    card_channel_id INTEGER,
    card_message_id INTEGER,
    card_face TEXT NOT NULL DEFAULT '',
    thread_id INTEGER
) STRICT;
CREATE INDEX audience_of_group ON audience (guild_id);

-- Who agreed to which version of what those who watch promise each other.
CREATE TABLE conduct_agreement (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    agreed_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, user_id, version)
) STRICT, WITHOUT ROWID;
