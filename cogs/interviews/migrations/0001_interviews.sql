-- A booked pair and time. `sequence` rises with every change that people are told of; what is already on Discord is
-- told_sequence, and card_revision against revision for the card. member_id is NULL once the member was forgotten.
CREATE TABLE interview (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    slot_id INTEGER NOT NULL,
    volunteer_id INTEGER,
    member_id INTEGER,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 20 AND 60),
    field TEXT,
    kind TEXT,
    place TEXT NOT NULL DEFAULT '',
    goals TEXT NOT NULL DEFAULT '',
    may_be_watched INTEGER NOT NULL CHECK (may_be_watched IN (0, 1)),
    may_be_recorded INTEGER NOT NULL CHECK (may_be_recorded IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('held', 'booked', 'finished', 'cancelled', 'declined', 'expired')),
    answer_due_at INTEGER,
    booked_at INTEGER NOT NULL,
    ended_by INTEGER,
    ended_because TEXT NOT NULL DEFAULT '',
    member_coming_at INTEGER,
    volunteer_coming_at INTEGER,
    sequence INTEGER NOT NULL DEFAULT 0,
    told_sequence INTEGER NOT NULL DEFAULT -1,
    revision INTEGER NOT NULL DEFAULT 1,
    card_revision INTEGER NOT NULL DEFAULT 0,
    thread_id INTEGER,
    card_id INTEGER,
    event_id INTEGER,
    CHECK (ends_at > starts_at),
    CHECK (state NOT IN ('held', 'booked') OR (member_id IS NOT NULL AND volunteer_id IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX interview_one_live_per_slot ON interview (slot_id) WHERE state IN ('held', 'booked');
CREATE INDEX interview_of_member ON interview (guild_id, member_id, starts_at);
CREATE INDEX interview_of_volunteer ON interview (guild_id, volunteer_id, starts_at);
CREATE INDEX interview_live_of_member ON interview (guild_id, member_id, starts_at) WHERE state IN ('held', 'booked');
CREATE INDEX interview_live_of_volunteer ON interview (guild_id, volunteer_id, starts_at)
    WHERE state IN ('held', 'booked');

-- Nobody can be in two places: whatever the code above decides, two live interviews of one person never overlap.
CREATE TRIGGER interview_no_overlap_new BEFORE INSERT ON interview WHEN NEW.state IN ('held', 'booked')
BEGIN
    SELECT RAISE(ABORT, 'overlapping interviews') WHERE EXISTS (
        SELECT 1 FROM interview
        WHERE guild_id = NEW.guild_id AND state IN ('held', 'booked')
          AND (member_id IN (NEW.member_id, NEW.volunteer_id) OR volunteer_id IN (NEW.member_id, NEW.volunteer_id))
          AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at
    );
END;
CREATE TRIGGER interview_no_overlap_moved BEFORE UPDATE OF starts_at, ends_at, state ON interview
WHEN NEW.state IN ('held', 'booked')
BEGIN
    SELECT RAISE(ABORT, 'overlapping interviews') WHERE EXISTS (
        SELECT 1 FROM interview
        WHERE id <> NEW.id AND guild_id = NEW.guild_id AND state IN ('held', 'booked')
          AND (member_id IN (NEW.member_id, NEW.volunteer_id) OR volunteer_id IN (NEW.member_id, NEW.volunteer_id))
          AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at
    );
END;

-- A new time that one party proposed and the other has not answered yet, or has.
CREATE TABLE move (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    proposed_by INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'kept', 'replaced', 'void')),
    made_at INTEGER NOT NULL,
    message_id INTEGER
) STRICT;
CREATE UNIQUE INDEX move_one_open ON move (interview_id) WHERE state = 'proposed';
CREATE INDEX move_of_interview ON move (interview_id);
