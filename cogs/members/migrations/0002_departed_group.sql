-- Groups that the bot was removed from: what it keeps of them is deleted after a while, unless it is invited back.
CREATE TABLE departed_group (
    guild_id INTEGER PRIMARY KEY,
    left_at INTEGER NOT NULL
) STRICT;
