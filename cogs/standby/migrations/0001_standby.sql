-- Who wants to be called when an interview is called off and its time is free again. `unanswered` counts the calls in a
-- row that passed without a word.
CREATE TABLE standby (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    since_at INTEGER NOT NULL,
    unanswered INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (guild_id, user_id)
) STRICT, WITHOUT ROWID;

-- A freed slot that is kept for one person until they answered or `due_at` has passed; then the next one is called.
CREATE TABLE standby_call (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    slot_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'passed', 'expired', 'void')),
    made_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    channel_id INTEGER,
    message_id INTEGER
) STRICT;
CREATE UNIQUE INDEX standby_call_one_of_slot ON standby_call (guild_id, slot_id) WHERE state = 'open';
CREATE UNIQUE INDEX standby_call_one_of_person ON standby_call (guild_id, user_id) WHERE state = 'open';
CREATE UNIQUE INDEX standby_call_once ON standby_call (guild_id, slot_id, user_id);
CREATE INDEX standby_call_of_person ON standby_call (guild_id, user_id);
