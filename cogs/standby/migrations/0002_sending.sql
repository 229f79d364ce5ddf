-- A call whose person was forgotten (`user_id` is NULL) is kept until its message is deleted too. `sending_to` is a JSON
-- list of the channels to which that is being sent: until its place is known, it may be there though nobody heard of it.
CREATE TABLE standby_call_new (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    slot_id INTEGER NOT NULL,
    user_id INTEGER,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'passed', 'expired', 'void')),
    made_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    channel_id INTEGER,
    message_id INTEGER,
    sending_to TEXT NOT NULL DEFAULT '[]'
) STRICT;
INSERT INTO standby_call_new (id, guild_id, slot_id, user_id, state, made_at, due_at, channel_id, message_id)
SELECT id, guild_id, slot_id, user_id, state, made_at, due_at, channel_id, message_id FROM standby_call;
DROP TABLE standby_call;
ALTER TABLE standby_call_new RENAME TO standby_call;
CREATE UNIQUE INDEX standby_call_one_of_slot ON standby_call (guild_id, slot_id) WHERE state = 'open';
CREATE UNIQUE INDEX standby_call_one_of_person ON standby_call (guild_id, user_id) WHERE state = 'open';
CREATE UNIQUE INDEX standby_call_once ON standby_call (guild_id, slot_id, user_id);
CREATE INDEX standby_call_of_person ON standby_call (guild_id, user_id);
