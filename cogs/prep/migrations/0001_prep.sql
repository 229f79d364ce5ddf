-- The two packs of an interview, one for each party. starts_at is the time that the pack was planned or sent for;
-- face tells what the message shows, so that it is edited only when that changes.
CREATE TABLE prep_pack (
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    part TEXT NOT NULL CHECK (part IN ('volunteer', 'member')),
    guild_id INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    channel_id INTEGER,
    message_id INTEGER,
    face TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (interview_id, part)
) STRICT, WITHOUT ROWID;

-- Which questions of the catalogue a member was given, and for which interview. is_asked: it is in the pack as it is
-- now; the others were replaced by a later draw.
CREATE TABLE prep_question (
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    question_id TEXT NOT NULL,
    guild_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    draw INTEGER NOT NULL CHECK (draw >= 1),
    is_asked INTEGER NOT NULL CHECK (is_asked IN (0, 1)),
    drawn_at INTEGER NOT NULL,
    PRIMARY KEY (interview_id, question_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX prep_question_of_member ON prep_question (guild_id, member_id, interview_id);

-- What somebody who watches looks out for, and what they wrote down about the member's interview. observer_id is NULL
-- once they were forgotten: what they gave stays, without their name.
CREATE TABLE duty (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    member_id INTEGER NOT NULL,
    observer_id INTEGER,
    duty TEXT NOT NULL,
    notes TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'given')),
    made_at INTEGER NOT NULL,
    UNIQUE (interview_id, observer_id),
    CHECK (state = 'draft' OR notes <> '')
) STRICT;
CREATE INDEX duty_of_member ON duty (guild_id, member_id);
CREATE INDEX duty_of_observer ON duty (guild_id, observer_id);
