-- Updates that were confirmed to the messenger before they were handled: because that takes long (waiting), or because it
-- failed for ever (aside). Sealed; found by the sender's chat, so that a deletion reaches them.
CREATE TABLE "set_aside_updates" (
  "id" BIGINT GENERATED ALWAYS AS IDENTITY,
  "bot" TEXT NOT NULL,
  -- The messenger's number; below zero for one that an operator has tried again: a number is handled once.
  "update_id" BIGINT NOT NULL,
  -- The pseudonym of the sender's chat, as in `people`.
  "chat_key" BYTEA NOT NULL,
  -- What it was: words, press, file…
  "kind" TEXT NOT NULL,
  -- waiting – under way in the process `owner`; aside – given up; retry – to be taken up once more.
  "state" TEXT NOT NULL,
  "sealed" BYTEA NOT NULL,
  -- The error's name and place, never its words.
  "reason" TEXT NOT NULL DEFAULT '',
  "tries" INTEGER NOT NULL DEFAULT 0,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "owner" BIGINT,
  CONSTRAINT "set_aside_updates_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "set_aside_updates_bot_update_id_key" ON "set_aside_updates"("bot", "update_id");
CREATE INDEX "set_aside_updates_chat_key_idx" ON "set_aside_updates"("chat_key");
CREATE SEQUENCE "set_aside_tries";
