-- People, talks and the inbox (design.md 5, 10).
CREATE TABLE "people" (
  "id" TEXT NOT NULL,
  "chat_key" BYTEA NOT NULL,
  "key" BYTEA NOT NULL,
  "address" BYTEA,
  "language" TEXT,
  "large" BOOLEAN NOT NULL DEFAULT false,
  "consent" TEXT,
  "consent_at" TIMESTAMPTZ(3),
  "consent_asked" BOOLEAN NOT NULL DEFAULT false,
  "blocked" BOOLEAN NOT NULL DEFAULT false,
  "current_talk" TEXT,
  "seen_at" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "revision" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "people_chat_key_key" ON "people"("chat_key");

CREATE TABLE "talks" (
  "id" TEXT NOT NULL,
  "person_id" TEXT NOT NULL,
  "need" TEXT NOT NULL,
  "definition" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "step" TEXT NOT NULL,
  "session" JSONB NOT NULL,
  "own_words" BYTEA,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  "revision" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "talks_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "talks_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "talks_person_id_idx" ON "talks"("person_id");
-- A talk's row is rewritten at every step: room on the page keeps the update off the indexes.
ALTER TABLE "talks" SET (fillfactor = 60);

CREATE TABLE "turns" (
  "bot" TEXT NOT NULL,
  "update_id" BIGINT NOT NULL,
  "person_id" TEXT,
  "talk_id" TEXT,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "events" JSONB NOT NULL,
  "own_words" BYTEA,
  "outgoing" BYTEA,
  "owner" BIGINT,
  CONSTRAINT "turns_pkey" PRIMARY KEY ("bot", "update_id")
);
-- No foreign keys: their checks lock the person's row in every turn. Forgetting a person blanks the turns by itself.
CREATE INDEX "turns_person_id_idx" ON "turns"("person_id");
-- Only what is still to be sent: the sweep after a restart reads nothing else.
CREATE INDEX "turns_owner_idx" ON "turns"("owner") WHERE "owner" IS NOT NULL;
-- Sealed bytes do not compress: no time is spent on trying.
ALTER TABLE "turns" ALTER COLUMN "outgoing" SET STORAGE EXTERNAL;

-- What happened, one row an event: for reports and for whoever asks by hand.
CREATE VIEW "talk_events" AS
SELECT t."bot", t."update_id", e."place", t."person_id", t."talk_id", e."body" ->> 'type' AS "kind", e."body", t."at"
FROM "turns" t CROSS JOIN LATERAL jsonb_array_elements(t."events") WITH ORDINALITY AS e("body", "place");

CREATE TABLE "definitions" (
  "version" TEXT NOT NULL,
  "source" JSONB NOT NULL,
  "texts" JSONB NOT NULL,
  "kept_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "definitions_pkey" PRIMARY KEY ("version")
);

CREATE TABLE "seal" (
  "id" INTEGER NOT NULL,
  "fingerprint" BYTEA NOT NULL,
  CONSTRAINT "seal_pkey" PRIMARY KEY ("id")
);
