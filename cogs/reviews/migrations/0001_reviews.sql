-- One reviewer's work on one submission. Whose claim was given back, or has run out, finds their draft again when they
-- claim it anew; who handed in is never given the same submission again. `reviewer_id` is NULL once they were forgotten.
CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    submission_id INTEGER NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
    member_id INTEGER NOT NULL,
    reviewer_id INTEGER,
    state TEXT NOT NULL CHECK (state IN ('claimed', 'released', 'expired', 'handed_in')),
    claimed_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    handed_in_at INTEGER,
    thanked_at INTEGER,
    result TEXT CHECK (result IN ('changes', 'ready')),
    thread_id INTEGER,
    UNIQUE (submission_id, reviewer_id),
    CHECK ((state = 'handed_in') = (handed_in_at IS NOT NULL)),
    CHECK (state <> 'handed_in' OR result IS NOT NULL),
    CHECK (thanked_at IS NULL OR handed_in_at IS NOT NULL),
    CHECK (reviewer_id IS NOT NULL OR state = 'handed_in')
) STRICT;
CREATE UNIQUE INDEX review_one_claim ON review (submission_id) WHERE state = 'claimed';
CREATE INDEX review_of_submission ON review (guild_id, submission_id);
CREATE INDEX review_of_member ON review (guild_id, member_id);
CREATE INDEX review_of_reviewer ON review (guild_id, reviewer_id, claimed_at);

-- What the reviewer wrote, field by field. It goes with the resume that it is about.
CREATE TABLE review_answer (
    review_id INTEGER NOT NULL REFERENCES review (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (review_id, name)
) STRICT, WITHOUT ROWID;

-- Where a submission is shown to everybody. A new version is kept for its earlier reviewer until `kept_until`.
CREATE TABLE review_card (
    submission_id INTEGER PRIMARY KEY REFERENCES submission (id) ON DELETE CASCADE,
    guild_id INTEGER NOT NULL,
    channel_id INTEGER,
    message_id INTEGER,
    reviewer_id INTEGER,
    kept_until INTEGER,
    CHECK ((channel_id IS NULL) = (message_id IS NULL)),
    CHECK ((reviewer_id IS NULL) = (kept_until IS NULL))
) STRICT;
CREATE INDEX review_card_kept ON review_card (guild_id, reviewer_id) WHERE reviewer_id IS NOT NULL;
