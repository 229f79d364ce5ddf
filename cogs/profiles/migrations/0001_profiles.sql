-- What matching uses. Each may be there several times, but the level once.
CREATE TABLE profile_entry (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    topic TEXT NOT NULL CHECK (topic IN ('field', 'level', 'language')),
    name TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (guild_id, user_id, topic, name)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX profile_one_level ON profile_entry (guild_id, user_id) WHERE topic = 'level';

-- When somebody can, every week, in wall time of whichever zone is theirs.
CREATE TABLE availability_part (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    days TEXT NOT NULL CHECK (days IN ('weekday', 'saturday', 'sunday')),
    part TEXT NOT NULL CHECK (part IN ('morning', 'afternoon', 'evening')),
    PRIMARY KEY (guild_id, user_id, days, part)
) STRICT, WITHOUT ROWID;

-- Monday is 0. Minutes after that day's midnight; what ends after 1440 ends on the next day.
CREATE TABLE availability_window (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    starts_minute INTEGER NOT NULL CHECK (starts_minute BETWEEN 0 AND 1439),
    ends_minute INTEGER NOT NULL CHECK (ends_minute BETWEEN 1 AND 2879),
    PRIMARY KEY (guild_id, user_id, weekday, starts_minute, ends_minute),
    CHECK (ends_minute > starts_minute AND ends_minute <= starts_minute + 1440)
) STRICT, WITHOUT ROWID;

-- What helps somebody in an interview; never why.
CREATE TABLE needs (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    questions_in_advance INTEGER NOT NULL CHECK (questions_in_advance IN (0, 1)),
    captions INTEGER NOT NULL CHECK (captions IN (0, 1)),
    more_time INTEGER NOT NULL CHECK (more_time IN (0, 1)),
    camera_off INTEGER NOT NULL CHECK (camera_off IN (0, 1)),
    breaks INTEGER NOT NULL CHECK (breaks IN (0, 1)),
    other TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (guild_id, user_id)
) STRICT, WITHOUT ROWID;

-- user_id never meets person_id, in either role. Only user_id ever learns of it.
CREATE TABLE person_block (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, user_id, person_id),
    CHECK (user_id <> person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_block_of_person ON person_block (guild_id, person_id);

-- `employer` is the name without what differs between spellings; `name` as it was typed.
CREATE TABLE employer_block (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    employer TEXT NOT NULL CHECK (employer <> ''),
    name TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, user_id, employer)
) STRICT, WITHOUT ROWID;
