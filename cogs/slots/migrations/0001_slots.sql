-- Times that volunteers offer.

-- What repeats: local wall time, zone and rule are the truth; each occurrence's instant is worked out one by one.
CREATE TABLE slot_series (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    volunteer_id INTEGER NOT NULL,
    zone TEXT NOT NULL,
    first_on TEXT NOT NULL,
    wall_time TEXT NOT NULL,
    every_weeks INTEGER NOT NULL CHECK (every_weeks IN (1, 2)),
    until_on TEXT,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 20 AND 60),
    field TEXT,
    kind TEXT,
    place TEXT NOT NULL DEFAULT '',
    ask_first INTEGER NOT NULL DEFAULT 0 CHECK (ask_first IN (0, 1)),
    -- What falls on dates before this one was made or left out, and is never made again.
    next_on TEXT NOT NULL,
    ended INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1)),
    made_at INTEGER NOT NULL,
    card_channel_id INTEGER,
    card_message_id INTEGER
) STRICT;
CREATE INDEX slot_series_of_volunteer ON slot_series (guild_id, volunteer_id);

CREATE TABLE slot (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    volunteer_id INTEGER NOT NULL,
    series_id INTEGER REFERENCES slot_series (id) ON DELETE SET NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 20 AND 60),
    field TEXT,
    kind TEXT,
    place TEXT NOT NULL DEFAULT '',
    ask_first INTEGER NOT NULL DEFAULT 0 CHECK (ask_first IN (0, 1)),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'withdrawn')),
    -- Whether a taken slot is offered again when its interview is cancelled; not if it was withdrawn meanwhile.
    reopens INTEGER NOT NULL DEFAULT 1 CHECK (reopens IN (0, 1)),
    made_at INTEGER NOT NULL,
    card_channel_id INTEGER,
    card_message_id INTEGER,
    -- The longest slot also bounds how far back the triggers below have to look.
    CHECK (ends_at > starts_at AND ends_at - starts_at <= 14400)
) STRICT;
CREATE UNIQUE INDEX slot_one_at_a_time ON slot (guild_id, volunteer_id, starts_at) WHERE state IN ('open', 'taken');
CREATE INDEX slot_open ON slot (guild_id, starts_at) WHERE state = 'open';
CREATE INDEX slot_of_series ON slot (series_id, starts_at) WHERE series_id IS NOT NULL;
CREATE INDEX slot_of_volunteer ON slot (guild_id, volunteer_id);

CREATE TRIGGER slot_no_overlap_when_made BEFORE INSERT ON slot
WHEN NEW.state IN ('open', 'taken') AND EXISTS (
    SELECT 1 FROM slot
    WHERE guild_id = NEW.guild_id AND volunteer_id = NEW.volunteer_id AND state IN ('open', 'taken')
      AND starts_at < NEW.ends_at AND starts_at > NEW.starts_at - 14400 AND ends_at > NEW.starts_at
)
BEGIN
    SELECT RAISE(ABORT, 'this volunteer has another slot at that time');
END;

CREATE TRIGGER slot_no_overlap_when_changed BEFORE UPDATE OF state, starts_at, ends_at, volunteer_id ON slot
WHEN NEW.state IN ('open', 'taken') AND EXISTS (
    SELECT 1 FROM slot
    WHERE guild_id = NEW.guild_id AND volunteer_id = NEW.volunteer_id AND state IN ('open', 'taken')
      AND starts_at < NEW.ends_at AND starts_at > NEW.starts_at - 14400 AND ends_at > NEW.starts_at
      AND id <> NEW.id
)
BEGIN
    SELECT RAISE(ABORT, 'this volunteer has another slot at that time');
END;
