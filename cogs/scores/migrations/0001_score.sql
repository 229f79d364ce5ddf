-- What the member of an interview gets: sealed until `revealed_at`, at the latest `due_at`, which is promised to people
-- and stays also when the setting changes. `given_at` is when there was first something of others to read. The row is
-- there from the first form that somebody began. `shown` is what the group sees of it, and the card is where.
-- member_id is NULL once they were forgotten.
CREATE TABLE feedback (
    interview_id INTEGER PRIMARY KEY REFERENCES interview (id) ON DELETE CASCADE,
    guild_id INTEGER NOT NULL,
    member_id INTEGER,
    starts_at INTEGER NOT NULL,
    kind TEXT,
    due_at INTEGER NOT NULL,
    revealed_at INTEGER,
    given_at INTEGER,
    thanked_at INTEGER,
    usefulness TEXT CHECK (usefulness IN ('very', 'partly', 'not yet')),
    action_goal_id INTEGER REFERENCES goal (id) ON DELETE SET NULL,
    shown TEXT NOT NULL DEFAULT '',
    card_channel_id INTEGER,
    card_message_id INTEGER,
    CHECK (given_at IS NULL OR revealed_at IS NOT NULL),
    CHECK (shown = '' OR given_at IS NOT NULL)
) STRICT;
CREATE INDEX feedback_of_member ON feedback (guild_id, member_id, starts_at);
CREATE INDEX feedback_action_goal ON feedback (action_goal_id) WHERE action_goal_id IS NOT NULL;

-- A rubric form that somebody filled in: a draft until it is handed in. author_id is NULL once they were forgotten;
-- what they handed in to somebody else stays without their name.
CREATE TABLE score (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    interview_id INTEGER NOT NULL REFERENCES feedback (interview_id) ON DELETE CASCADE,
    author_id INTEGER,
    part TEXT NOT NULL CHECK (part IN ('self', 'interviewer', 'observer')),
    action TEXT NOT NULL DEFAULT '',
    made_at INTEGER NOT NULL,
    handed_in_at INTEGER,
    in_room INTEGER NOT NULL DEFAULT 0 CHECK (in_room IN (0, 1)),
    UNIQUE (interview_id, author_id),
    CHECK (in_room = 0 OR (part = 'observer' AND handed_in_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX score_one_of_each_party ON score (interview_id, part) WHERE part IN ('self', 'interviewer');
CREATE INDEX score_of_author ON score (guild_id, author_id, interview_id);

-- `level` is NULL where this was not observed.
CREATE TABLE score_level (
    score_id INTEGER NOT NULL REFERENCES score (id) ON DELETE CASCADE,
    dimension TEXT NOT NULL,
    level INTEGER CHECK (level BETWEEN 1 AND 5),
    PRIMARY KEY (score_id, dimension)
) STRICT, WITHOUT ROWID;

-- The words of a form: at most two strengths, and two growth points with the moment, what was done, its effect and what
-- to try next.
CREATE TABLE score_point (
    score_id INTEGER NOT NULL REFERENCES score (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 2),
    strength TEXT NOT NULL,
    moment TEXT NOT NULL,
    behaviour TEXT NOT NULL,
    effect TEXT NOT NULL,
    try_next TEXT NOT NULL,
    PRIMARY KEY (score_id, number)
) STRICT, WITHOUT ROWID;

-- How the room saw it, from three who watched on. Kept as numbers that name nobody: an average that followed each new
-- or deleted form would tell what that one form said.
CREATE TABLE room_level (
    interview_id INTEGER NOT NULL REFERENCES feedback (interview_id) ON DELETE CASCADE,
    dimension TEXT NOT NULL,
    people INTEGER NOT NULL CHECK (people >= 3),
    mean REAL NOT NULL CHECK (mean >= 1 AND mean <= 5),
    spread REAL NOT NULL CHECK (spread >= 0),
    PRIMARY KEY (interview_id, dimension)
) STRICT, WITHOUT ROWID;
