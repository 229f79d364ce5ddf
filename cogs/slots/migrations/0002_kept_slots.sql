-- An open slot may be kept for one person for a while: for somebody on stand-by, or while its volunteer is asked.
-- Until then nobody else can book it, nor is it shown to them.
ALTER TABLE slot ADD COLUMN kept_for INTEGER;
ALTER TABLE slot ADD COLUMN kept_until_at INTEGER;
CREATE INDEX slot_kept ON slot (guild_id, kept_for) WHERE kept_for IS NOT NULL;
