-- The record's chain is sealed with a key that the database does not know: each seal covers all entries up to its own, and the
-- seals before it.
CREATE TABLE "audit_seals" (
  "entry" BIGINT NOT NULL,
  "mac" BYTEA NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("entry")
);
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_seals" FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- Whoever may write an entry need not be allowed to touch the head, nor the notes of keys that go.
ALTER FUNCTION audit_chained() SECURITY DEFINER SET search_path = pg_catalog, public;
ALTER FUNCTION key_goes() SECURITY DEFINER SET search_path = pg_catalog, public;
