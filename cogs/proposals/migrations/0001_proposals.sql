-- A request offered to one volunteer: with a slot of theirs, or without, for a time that they choose. A declined row
-- without a message is a volunteer's "not for me" in their list of requests. Either person is NULL once forgotten.
CREATE TABLE proposal (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    request_id INTEGER NOT NULL,
    member_id INTEGER,
    volunteer_id INTEGER,
    slot_id INTEGER,
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'expired', 'void')),
    -- Why it is void; empty in every other state.
    because TEXT NOT NULL DEFAULT '' CHECK (because IN
        ('', 'withdrawn', 'slot_gone', 'unreachable', 'unavailable', 'too_late', 'impossible')),
    -- Why this volunteer was asked: a JSON list of sentences.
    reasons TEXT NOT NULL DEFAULT '[]',
    made_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    ended_at INTEGER,
    interview_id INTEGER,
    -- Until when the volunteer is paused because this was one more offer without an answer.
    paused_until INTEGER,
    channel_id INTEGER,
    message_id INTEGER,
    CHECK ((state = 'open') = (ended_at IS NULL)),
    CHECK ((state = 'accepted') = (interview_id IS NOT NULL)),
    CHECK ((state = 'void') = (because <> '')),
    CHECK (state <> 'open' OR (member_id IS NOT NULL AND volunteer_id IS NOT NULL)),
    CHECK ((channel_id IS NULL) = (message_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX proposal_one_open_per_request ON proposal (request_id) WHERE state = 'open';
CREATE UNIQUE INDEX proposal_one_open_per_slot ON proposal (slot_id) WHERE state = 'open' AND slot_id IS NOT NULL;
CREATE INDEX proposal_of_request ON proposal (guild_id, request_id);
CREATE INDEX proposal_of_member ON proposal (guild_id, member_id);
CREATE INDEX proposal_of_volunteer ON proposal (guild_id, volunteer_id, ended_at);
CREATE INDEX proposal_open_of_volunteer ON proposal (guild_id, volunteer_id, due_at) WHERE state = 'open';

-- What the volunteer asked the member before deciding, and the answer. Its message is the one to the member.
CREATE TABLE proposal_question (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    proposal_id INTEGER NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    answer TEXT,
    answered_at INTEGER,
    undelivered INTEGER NOT NULL DEFAULT 0 CHECK (undelivered IN (0, 1)),
    channel_id INTEGER,
    message_id INTEGER,
    CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CHECK ((channel_id IS NULL) = (message_id IS NULL))
) STRICT;
CREATE INDEX proposal_question_of_proposal ON proposal_question (guild_id, proposal_id);
CREATE INDEX proposal_question_by_proposal ON proposal_question (proposal_id);
