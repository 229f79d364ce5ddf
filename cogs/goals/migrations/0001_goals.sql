-- One thing that a member develops, from an employer's answer, a score or a resume review.
CREATE TABLE goal (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('ask', 'score', 'review')),
    text TEXT NOT NULL CHECK (text <> ''),
    made_at INTEGER NOT NULL,
    done_at INTEGER
) STRICT;
CREATE INDEX goal_of_member ON goal (guild_id, user_id, id);
