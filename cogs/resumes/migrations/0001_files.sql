-- Where a resume is on Discord. Its bytes are never stored here.

CREATE TABLE resume_thread (
    guild_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    thread_id INTEGER NOT NULL,
    PRIMARY KEY (guild_id, member_id)
) STRICT, WITHOUT ROWID;

-- kept_* is the message in the member's own private thread, shared_* the copy in the thread of an interview's parties.
CREATE TABLE resume_file (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    interview_id INTEGER,
    kept_channel_id INTEGER,
    kept_message_id INTEGER,
    shared_channel_id INTEGER,
    shared_message_id INTEGER,
    received_at INTEGER NOT NULL,
    remove_at INTEGER NOT NULL
) STRICT;
CREATE INDEX resume_file_of_interview ON resume_file (interview_id) WHERE interview_id IS NOT NULL;
CREATE INDEX resume_file_of_member ON resume_file (guild_id, member_id);
