-- Tips of a group beside the catalogue's, what people think of them, and what was posted when.

-- A tip that the group wrote or proposed; with a catalogue_id, its change to that tip of the catalogue.
CREATE TABLE group_tip (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER NOT NULL,
    catalogue_id TEXT,
    topic TEXT NOT NULL,
    body TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'active', 'retired', 'declined')),
    proposed_by INTEGER,
    decided_by INTEGER,
    made_at INTEGER NOT NULL,
    card_channel_id INTEGER,
    card_message_id INTEGER
) STRICT;
CREATE UNIQUE INDEX group_tip_one_change ON group_tip (guild_id, catalogue_id) WHERE catalogue_id IS NOT NULL;
CREATE INDEX group_tip_in_state ON group_tip (guild_id, state);
CREATE INDEX group_tip_proposed ON group_tip (guild_id, proposed_by) WHERE proposed_by IS NOT NULL;
CREATE INDEX group_tip_decided ON group_tip (guild_id, decided_by) WHERE decided_by IS NOT NULL;

-- One vote for each person and tip; `tip` is a key.
CREATE TABLE tip_vote (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    tip TEXT NOT NULL,
    helpful INTEGER NOT NULL CHECK (helpful IN (0, 1)),
    voted_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, user_id, tip)
) STRICT, WITHOUT ROWID;
CREATE INDEX tip_vote_of_tip ON tip_vote (guild_id, tip, helpful);

-- When a person was last given a tip, so that they get another one next.
CREATE TABLE tip_seen (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    tip TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, user_id, tip)
) STRICT, WITHOUT ROWID;

-- Where the group's posts are. quiet_since: moderators paused them. broken: why the last one failed.
CREATE TABLE tip_rota (
    guild_id INTEGER PRIMARY KEY,
    next_at INTEGER,
    round INTEGER NOT NULL DEFAULT 1,
    quiet_since INTEGER,
    broken TEXT NOT NULL DEFAULT '' CHECK (broken IN ('', 'gone', 'forbidden', 'refused'))
) STRICT;

-- A tip chosen for the channel. Ids are never used again: messages carry them.
CREATE TABLE tip_post (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER NOT NULL,
    tip TEXT NOT NULL,
    round INTEGER NOT NULL,
    planned_at INTEGER NOT NULL,
    late_at INTEGER NOT NULL,
    -- By the schedule, or else by a moderator.
    by_clock INTEGER NOT NULL CHECK (by_clock IN (0, 1)),
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'posted', 'missed', 'failed')),
    channel_id INTEGER NOT NULL,
    message_id INTEGER
) STRICT;
CREATE UNIQUE INDEX tip_post_once ON tip_post (guild_id, planned_at) WHERE by_clock = 1;
CREATE INDEX tip_post_in_round ON tip_post (guild_id, round, state, tip);

-- Groups that chose a channel for tips before: their first look at the schedule.
INSERT INTO job (guild_id, kind, subject_id, due_at)
    SELECT guild_id, 'tips:due', 0, 0 FROM guild_setting WHERE name = 'tips_channel';
