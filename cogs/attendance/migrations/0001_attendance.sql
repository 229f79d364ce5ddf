-- An interview that did not begin in time: both were asked what became of it.
CREATE TABLE attendance_question (
    interview_id INTEGER PRIMARY KEY REFERENCES interview (id) ON DELETE CASCADE,
    guild_id INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    settled_at INTEGER
) STRICT;
CREATE INDEX attendance_question_of_group ON attendance_question (guild_id);

-- What each of the two said. The last word counts until it is settled.
CREATE TABLE attendance_answer (
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    said TEXT NOT NULL CHECK (said IN ('met', 'alone', 'absent')),
    PRIMARY KEY (interview_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_answer_of_person ON attendance_answer (guild_id, user_id);

-- Nobody misses the same interview twice, however often a job is done.
CREATE TABLE miss (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('no_show', 'late_cancel')),
    missed_at INTEGER NOT NULL,
    excused_at INTEGER,
    -- Whether the person excused themself, or a moderator did.
    excused_self INTEGER NOT NULL DEFAULT 0 CHECK (excused_self IN (0, 1)),
    UNIQUE (interview_id, user_id)
) STRICT;
CREATE INDEX miss_of_person ON miss (guild_id, user_id, missed_at);
