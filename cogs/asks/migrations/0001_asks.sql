-- One request for feedback to one employer. Only its owner ever sees it.
CREATE TABLE ask (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    -- The form it was made from: handed in twice, it makes one.
    made_from INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'drafted'
        CHECK (state IN ('drafted', 'resting', 'sent', 'answered', 'silent', 'closed')),
    -- The role, as a sentence names it.
    about TEXT NOT NULL,
    skill TEXT NOT NULL,
    tone TEXT NOT NULL CHECK (tone IN ('warm', 'formal', 'plain')),
    -- How the decline came, and on which local day.
    channel TEXT NOT NULL CHECK (channel IN ('email', 'phone', 'call', 'portal', 'chat', 'letter', 'unsaid')),
    only_applied INTEGER NOT NULL DEFAULT 0 CHECK (only_applied IN (0, 1)),
    declined_at INTEGER NOT NULL,
    declined_on TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    made_at INTEGER NOT NULL,
    rests_until INTEGER,
    sent_at INTEGER,
    -- When to remind of one follow-up, and when that was done.
    follow_up_at INTEGER,
    followed_up_at INTEGER,
    answered_at INTEGER,
    answer TEXT NOT NULL DEFAULT '',
    UNIQUE (guild_id, user_id, made_from),
    CHECK (state <> 'resting' OR rests_until IS NOT NULL),
    CHECK (state NOT IN ('sent', 'answered', 'silent') OR sent_at IS NOT NULL),
    CHECK (state <> 'answered' OR answered_at IS NOT NULL)
) STRICT;
CREATE INDEX ask_sent ON ask (guild_id) WHERE sent_at IS NOT NULL;

-- The form of a message that could not be made yet, to go on with.
CREATE TABLE unfinished_ask (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    skill TEXT NOT NULL,
    valued TEXT NOT NULL,
    declined TEXT NOT NULL,
    tone TEXT NOT NULL CHECK (tone IN ('warm', 'formal', 'plain')),
    typed_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, user_id)
) STRICT, WITHOUT ROWID;
