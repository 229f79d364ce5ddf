-- Copies of a file in other people's threads: one in each thread, as long as the file is kept. No message yet: it is
-- about to be sent.
CREATE TABLE resume_copy (
    file_id INTEGER NOT NULL REFERENCES resume_file (id) ON DELETE CASCADE,
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    message_id INTEGER,
    PRIMARY KEY (file_id, channel_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX resume_copy_of_guild ON resume_copy (guild_id);
