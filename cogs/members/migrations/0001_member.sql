-- What a person told the group's bot about themself. Without a row, or without a zone, the group's zone counts.
CREATE TABLE member (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    zone TEXT CHECK (zone <> ''),
    zone_set_at INTEGER,
    PRIMARY KEY (guild_id, user_id),
    CHECK ((zone IS NULL) = (zone_set_at IS NULL))
) STRICT, WITHOUT ROWID;
