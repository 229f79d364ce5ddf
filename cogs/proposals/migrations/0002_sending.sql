-- A JSON list of the channels to which a message is being sent: until its place is known, it may be there though nobody
-- heard of it, and is looked for when somebody is forgotten. A question without words was forgotten, and is kept so long.
ALTER TABLE proposal ADD COLUMN sending_to TEXT NOT NULL DEFAULT '[]';
ALTER TABLE proposal_question ADD COLUMN sending_to TEXT NOT NULL DEFAULT '[]';
