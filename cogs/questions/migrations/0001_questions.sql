-- What those who watch ask, with who asked: shown to nobody where they asked to stay unnamed, and NULL once they asked to
-- be forgotten. A draft is kept while its asker is told that somebody asked nearly the same.
CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    asked_by INTEGER,
    is_anonymous INTEGER NOT NULL CHECK (is_anonymous IN (0, 1)),
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'waiting', 'taken', 'answered', 'skipped', 'withdrawn')),
    -- How many rows of question_vote it has: the queue is read far more often than anybody votes.
    votes INTEGER NOT NULL DEFAULT 0,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX question_of_interview ON question (interview_id, state, id);
CREATE INDEX question_of_person ON question (guild_id, asked_by);
-- One question is answered at a time.
CREATE UNIQUE INDEX one_taken_question ON question (interview_id) WHERE state = 'taken';

CREATE TABLE question_vote (
    question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    PRIMARY KEY (question_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX question_vote_of_person ON question_vote (guild_id, user_id);

-- The message that shows the queue of an interview. `shown_for` is the part of the evening that it was posted for.
CREATE TABLE question_panel (
    interview_id INTEGER PRIMARY KEY REFERENCES interview (id) ON DELETE CASCADE,
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    shown_for TEXT NOT NULL,
    face TEXT NOT NULL,
    shown_at INTEGER NOT NULL
) STRICT;
