-- The message with pictures of the pages, below a copy of the file. NULL: none was sent, or it is about to be.
ALTER TABLE resume_copy ADD COLUMN pages_message_id INTEGER;
