-- Where the words stand, in the file of a draft, that its member wants hidden besides what was found: the first and the
-- last character of each stretch, as in "12-18 40-44". It says nothing of what stands there, and goes when the draft
-- does or is queued.
ALTER TABLE submission ADD COLUMN hidden TEXT NOT NULL DEFAULT '' CHECK (state = 'draft' OR hidden = '');
