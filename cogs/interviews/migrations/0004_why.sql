-- Why these two were brought together: a JSON list of phrases, empty where the member chose the time themself.
ALTER TABLE interview ADD COLUMN why TEXT NOT NULL DEFAULT '[]';
