-- What somebody told the moderators. person_id is NULL where it is about nobody in particular, or about a message of the
-- bot's own; reporter_id and done_by are NULL once they were forgotten. channel_id and message_id say which message.
CREATE TABLE report (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    reporter_id INTEGER,
    person_id INTEGER,
    channel_id INTEGER,
    message_id INTEGER,
    words TEXT NOT NULL CHECK (words <> ''),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done')),
    made_at INTEGER NOT NULL,
    done_by INTEGER,
    done_at INTEGER,
    note TEXT NOT NULL DEFAULT '',
    card_channel_id INTEGER,
    card_message_id INTEGER,
    CHECK ((state = 'done') = (done_at IS NOT NULL)),
    CHECK (done_by IS NULL OR state = 'done'),
    CHECK ((channel_id IS NULL) = (message_id IS NULL))
) STRICT;
CREATE INDEX report_about_person ON report (guild_id, person_id);
CREATE INDEX report_by_person ON report (guild_id, reporter_id);
CREATE INDEX report_done_by ON report (guild_id, done_by) WHERE done_by IS NOT NULL;
CREATE INDEX report_open ON report (guild_id) WHERE state = 'open';
