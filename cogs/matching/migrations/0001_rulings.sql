-- What moderators decided about a request before it is matched: a pin says with which slot, a forbid with whom not.
-- It lasts until it is carried out, lifted, or its request has ended.
CREATE TABLE matching_ruling (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('pin', 'forbid')),
    request_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    volunteer_id INTEGER NOT NULL,
    slot_id INTEGER,
    -- NULL once the moderator asked to be forgotten.
    made_by INTEGER,
    made_at INTEGER NOT NULL,
    CHECK ((kind = 'pin') = (slot_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX matching_ruling_one_pin ON matching_ruling (guild_id, request_id) WHERE kind = 'pin';
CREATE UNIQUE INDEX matching_ruling_one_pin_of_slot ON matching_ruling (guild_id, slot_id) WHERE kind = 'pin';
CREATE UNIQUE INDEX matching_ruling_forbidden ON matching_ruling (guild_id, request_id, volunteer_id)
    WHERE kind = 'forbid';
CREATE INDEX matching_ruling_of_request ON matching_ruling (guild_id, request_id);
CREATE INDEX matching_ruling_of_member ON matching_ruling (guild_id, member_id);
CREATE INDEX matching_ruling_of_volunteer ON matching_ruling (guild_id, volunteer_id);
CREATE INDEX matching_ruling_by_moderator ON matching_ruling (guild_id, made_by) WHERE made_by IS NOT NULL;
