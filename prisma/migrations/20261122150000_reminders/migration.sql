-- Reminders that are never lost and never doubled (design.md 6, proof.md 1.2).

-- Where a person's days and nights are (null – the region's), and which kinds of reminders they switched off.
ALTER TABLE "people" ADD COLUMN "zone" TEXT, ADD COLUMN "muted" TEXT[] NOT NULL DEFAULT '{}';

-- Only those who chose a zone: the others are where the region is.
CREATE INDEX "people_zone_idx" ON "people"("zone") WHERE "zone" IS NOT NULL;

-- Dated things that follow from talks: the visit, an action of the plan, a paper's last day. No words.
CREATE TABLE "occasions" (
  "id" TEXT NOT NULL,
  "person_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "date" TEXT NOT NULL,
  "time" TEXT NOT NULL,
  "closed_by" TEXT,
  -- A reminder whose moment had passed when this was said is not owed.
  "said_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "occasions_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "occasions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE
);
-- The planner reads nothing but this: most of what it meets is planned already.
CREATE INDEX "occasions_kind_date_id_idx" ON "occasions"("kind", "date", "id") INCLUDE ("person_id", "time", "closed_by", "said_at");
CREATE INDEX "occasions_person_id_idx" ON "occasions"("person_id");

-- One row for everything that is to be told. The row is the truth; queues only say "look at it".
CREATE TABLE "reminders" (
  "id" BIGINT GENERATED ALWAYS AS IDENTITY NOT NULL,
  -- Compared byte by byte: looked up for every reason at every planning.
  "key" TEXT COLLATE "C" NOT NULL,
  "rule" TEXT NOT NULL,
  -- Null once the person is forgotten: what was counted stays counted.
  "person_id" TEXT,
  "subject" TEXT NOT NULL,
  "base" TEXT NOT NULL,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  -- When a sender looks at it: its moment, or later after "slow down" or a talk under way.
  "look_at" TIMESTAMPTZ(3) NOT NULL,
  -- The zone that its moment was worked out for.
  "zone" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'planned',
  "reason" TEXT,
  "hold" BOOLEAN NOT NULL DEFAULT false,
  "digest" BOOLEAN NOT NULL DEFAULT false,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "ambiguous" INTEGER NOT NULL DEFAULT 0,
  "fence" INTEGER NOT NULL DEFAULT 0,
  "lease_until" TIMESTAMPTZ(3),
  "message_id" BIGINT,
  "joined_to" BIGINT,
  -- Of the words that were sent: the same ones are not sent twice in a row.
  "words_hash" BYTEA,
  "planned_at" TIMESTAMPTZ(3) NOT NULL,
  "settled_at" TIMESTAMPTZ(3),
  CONSTRAINT "reminders_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "reminders_key_key" ON "reminders"("key");
CREATE INDEX "reminders_person_id_idx" ON "reminders"("person_id");
-- Only what waits, and only what is in somebody's hands: claims and sweeps read nothing else.
CREATE INDEX "reminders_look_at_idx" ON "reminders"("look_at", "id") WHERE "state" = 'planned';
CREATE INDEX "reminders_lease_idx" ON "reminders"("lease_until") WHERE "state" IN ('claimed', 'dispatching');
-- A row changes state a few times: room on the page keeps some of those updates off the indexes.
ALTER TABLE "reminders" SET (fillfactor = 85);

-- People whose reminders have to be looked at again: written in the commit that changed their reasons.
CREATE SEQUENCE "replans_seq";
CREATE TABLE "replans" (
  "person_id" TEXT NOT NULL,
  -- Rises with every change: what was looked at is told from what came meanwhile.
  "seq" BIGINT NOT NULL DEFAULT nextval('replans_seq'),
  CONSTRAINT "replans_pkey" PRIMARY KEY ("person_id")
);

-- What a person has to do because a message could not: one row a reason and month.
CREATE TABLE "human_tasks" (
  "id" BIGINT GENERATED ALWAYS AS IDENTITY NOT NULL,
  "key" TEXT NOT NULL,
  "person_id" TEXT,
  "reason" TEXT NOT NULL,
  -- The reminder that could not be delivered: its phrase is what is said on the phone.
  "reminder_id" BIGINT,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "closed_at" TIMESTAMPTZ(3),
  CONSTRAINT "human_tasks_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "human_tasks_key_key" ON "human_tasks"("key");
CREATE INDEX "human_tasks_person_id_idx" ON "human_tasks"("person_id");

-- How often each scheduled job ran in each hour: expected against actual.
CREATE TABLE "job_hours" (
  "job" TEXT NOT NULL,
  "hour" TIMESTAMPTZ(3) NOT NULL,
  "runs" INTEGER NOT NULL,
  "failures" INTEGER NOT NULL,
  CONSTRAINT "job_hours_pkey" PRIMARY KEY ("job", "hour")
);

-- Until which moment each rule was planned: after a time of standstill it goes on from there.
CREATE TABLE "plan_marks" (
  "rule" TEXT NOT NULL,
  "until" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "plan_marks_pkey" PRIMARY KEY ("rule")
);

-- Which process sends, and when it was last seen alive: a frozen one is relieved.
CREATE TABLE "senders" (
  "bot" TEXT NOT NULL,
  "backend" INTEGER NOT NULL,
  "beat_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "senders_pkey" PRIMARY KEY ("bot")
);
