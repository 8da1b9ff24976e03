-- Keys of persons stand apart (promises.md 17): which store they belong to, and which keys are to be destroyed with their rows.
ALTER TABLE "seal" ADD COLUMN "keys" TEXT;

CREATE TABLE "destroyed_keys" (
  "leaf" BYTEA NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  -- When the key was destroyed in its store; null – it is still to be.
  "done_at" TIMESTAMPTZ(3),
  CONSTRAINT "destroyed_keys_pkey" PRIMARY KEY ("leaf")
);

-- Whatever deletes a row, its key goes with it: noted in the same commit, destroyed after it.
CREATE FUNCTION key_goes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF get_byte(OLD.key, 0) = 2 THEN
    INSERT INTO destroyed_keys (leaf, at) VALUES (substring(OLD.key from 3 for 8), clock_timestamp()) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER key_goes AFTER DELETE ON "people" FOR EACH ROW EXECUTE FUNCTION key_goes();
CREATE TRIGGER key_goes AFTER DELETE ON "citizens" FOR EACH ROW EXECUTE FUNCTION key_goes();
