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

CREATE TABLE "talk_events" (
  "id" BIGSERIAL NOT NULL,
  "person_id" TEXT NOT NULL,
  "talk_id" TEXT,
  "kind" TEXT NOT NULL,
  "body" JSONB NOT NULL,
  "own_words" BYTEA,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "talk_events_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "talk_events_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "talk_events_talk_id_fkey" FOREIGN KEY ("talk_id") REFERENCES "talks"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "talk_events_person_id_idx" ON "talk_events"("person_id");
CREATE INDEX "talk_events_talk_id_idx" ON "talk_events"("talk_id");

CREATE TABLE "inbox" (
  "bot" TEXT NOT NULL,
  "update_id" BIGINT NOT NULL,
  "received_at" TIMESTAMPTZ(3) NOT NULL,
  "outgoing" BYTEA,
  "owner" BIGINT,
  CONSTRAINT "inbox_pkey" PRIMARY KEY ("bot", "update_id")
);
-- Only what is still to be sent: the sweep after a restart reads nothing else.
CREATE INDEX "inbox_owner_idx" ON "inbox"("owner") WHERE "owner" IS NOT NULL;

CREATE TABLE "definitions" (
  "version" TEXT NOT NULL,
  "source" JSONB NOT NULL,
  "texts" JSONB NOT NULL,
  "kept_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "definitions_pkey" PRIMARY KEY ("version")
);
