-- Who books and takes no interviews until then, after missing some of them or because a moderator said so.
CREATE TABLE member_pause (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    paused_until INTEGER NOT NULL,
    PRIMARY KEY (guild_id, user_id)
) STRICT, WITHOUT ROWID;
