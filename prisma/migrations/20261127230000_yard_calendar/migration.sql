-- The yard calendar: events, places, invitations, groups of interest, warnings, welcomes (domain.md Y). What is said of an
-- event is about nobody and stands open; what is said of a person is sealed with their key.

CREATE TABLE "event_series" (
  "id" TEXT NOT NULL,
  "department_id" TEXT NOT NULL REFERENCES "departments"("id"),
  -- The rule by which it repeats (domain/events/recurrence), and the day that it counts from.
  "rule" JSONB NOT NULL,
  "first_day" TEXT NOT NULL,
  "made_by" TEXT NOT NULL,
  "made_on" TEXT NOT NULL,
  CONSTRAINT "event_series_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "events" (
  "id" TEXT NOT NULL,
  "department_id" TEXT NOT NULL REFERENCES "departments"("id"),
  -- Whose people are invited; empty – of every district of the department.
  "districts" TEXT[] NOT NULL DEFAULT '{}',
  "series_id" TEXT REFERENCES "event_series"("id"),
  "kind" TEXT NOT NULL,
  -- Local days and times of the region. Empty time – all day, or nobody said.
  "day" TEXT NOT NULL,
  "time" TEXT NOT NULL DEFAULT '',
  "end_day" TEXT,
  "end_time" TEXT NOT NULL DEFAULT '',
  "details" JSONB NOT NULL,
  -- Null – as many as come. `taken` counts places given and places offered; `queued` numbers the waiting list.
  "capacity" INTEGER,
  "taken" INTEGER NOT NULL DEFAULT 0,
  "queued" INTEGER NOT NULL DEFAULT 0,
  -- draft, open, cancelled.
  "state" TEXT NOT NULL DEFAULT 'draft',
  "cancelled_why" TEXT,
  -- What it is called where it came from: the same file twice changes nothing.
  "uid" TEXT,
  "made_by" TEXT NOT NULL,
  "made_on" TEXT NOT NULL,
  -- Invitations are on their way: since when, by whom, how many at most (null – everybody whom it suits), and until when
  -- somebody holds them to work on. Null – they are not.
  "inviting_at" TIMESTAMPTZ(3),
  "inviting_by" TEXT,
  "inviting_most" INTEGER,
  "inviting_until" TIMESTAMPTZ(3),
  "revision" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "events_pkey" PRIMARY KEY ("id"),
  -- Never oversold, whatever the code does.
  CONSTRAINT "events_not_oversold" CHECK ("capacity" IS NULL OR "taken" <= "capacity"),
  CONSTRAINT "events_taken" CHECK ("taken" >= 0)
);
CREATE INDEX "events_department_day_idx" ON "events"("department_id", "day");
CREATE INDEX "events_series_id_idx" ON "events"("series_id") WHERE "series_id" IS NOT NULL;
CREATE UNIQUE INDEX "events_uid_key" ON "events"("department_id", "uid") WHERE "uid" IS NOT NULL;
CREATE INDEX "events_inviting_idx" ON "events"("inviting_at") WHERE "inviting_at" IS NOT NULL;

-- What a person answered to an event, and what became of it.
CREATE TABLE "sign_ups" (
  "event_id" TEXT NOT NULL REFERENCES "events"("id") ON DELETE CASCADE,
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  -- going – has a place; waiting – on the list; offered – a freed place is kept until `offered_until`; declined – will not
  -- come; withdrawn – had a place and gave it up; lapsed – let an offer run out; walked_in – came without having answered.
  "state" TEXT NOT NULL,
  -- 2 – with a companion.
  "seats" INTEGER NOT NULL DEFAULT 1,
  "needs_transport" BOOLEAN NOT NULL DEFAULT false,
  "number" INTEGER,
  "offered_until" TIMESTAMPTZ(3),
  -- The employee who wrote it down; null – the person.
  "staff_id" TEXT,
  "at" TIMESTAMPTZ(3) NOT NULL,
  -- Null – nobody said.
  "attended" BOOLEAN,
  "liked" BOOLEAN,
  "revision" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "sign_ups_pkey" PRIMARY KEY ("event_id", "citizen_id")
);
CREATE INDEX "sign_ups_citizen_id_idx" ON "sign_ups"("citizen_id");
CREATE INDEX "sign_ups_waiting_idx" ON "sign_ups"("event_id", "number") WHERE "state" = 'waiting';
CREATE INDEX "sign_ups_offered_idx" ON "sign_ups"("offered_until") WHERE "state" = 'offered';

-- Who was invited to what, and how: by a message of its own, in the weekly poster, or to be called by phone.
CREATE TABLE "invitations" (
  "event_id" TEXT NOT NULL REFERENCES "events"("id") ON DELETE CASCADE,
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  "channel" TEXT NOT NULL,
  -- Monday of the week that it counts in.
  "week" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "invitations_pkey" PRIMARY KEY ("event_id", "citizen_id")
);
CREATE INDEX "invitations_citizen_week_idx" ON "invitations"("citizen_id", "week");

-- Since when nobody invited the person (fairness); on which weekday the poster comes (1 – Monday; null – the usual one);
-- whether invitations are welcome at all; where the person's home is, sealed.
ALTER TABLE "citizens" ADD COLUMN "invited_on" TEXT, ADD COLUMN "poster_weekday" INTEGER,
  ADD COLUMN "invites_welcome" BOOLEAN NOT NULL DEFAULT true, ADD COLUMN "home" BYTEA;

-- Groups of interest (Y-groups). The organiser may be one of the citizens.
CREATE TABLE "interest_groups" (
  "id" TEXT NOT NULL,
  "department_id" TEXT NOT NULL REFERENCES "departments"("id"),
  "district_id" TEXT REFERENCES "districts"("id"),
  "name" TEXT NOT NULL,
  -- A kind of event.
  "kind" TEXT NOT NULL,
  "organiser_id" TEXT REFERENCES "citizens"("id") ON DELETE SET NULL,
  -- Whether members may read the organiser's name: only where the organiser said yes.
  "organiser_agrees" BOOLEAN NOT NULL DEFAULT false,
  -- open, closed.
  "state" TEXT NOT NULL DEFAULT 'open',
  "made_by" TEXT NOT NULL,
  "made_on" TEXT NOT NULL,
  "revision" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "interest_groups_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "interest_groups_department_id_idx" ON "interest_groups"("department_id");
CREATE TABLE "group_members" (
  "group_id" TEXT NOT NULL REFERENCES "interest_groups"("id") ON DELETE CASCADE,
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  "since" TEXT NOT NULL,
  CONSTRAINT "group_members_pkey" PRIMARY KEY ("group_id", "citizen_id")
);
CREATE INDEX "group_members_citizen_id_idx" ON "group_members"("citizen_id");
-- An event of a group: its members are invited first.
ALTER TABLE "events" ADD COLUMN "group_id" TEXT REFERENCES "interest_groups"("id") ON DELETE SET NULL;

-- A schedule that was sent as a file or as an announcement: what was read and what was at fault, until it is taken or left.
CREATE TABLE "schedules" (
  "id" TEXT NOT NULL,
  "staff_id" TEXT NOT NULL REFERENCES "staff"("id") ON DELETE CASCADE,
  "read" JSONB NOT NULL,
  -- read, taken, left.
  "state" TEXT NOT NULL DEFAULT 'read',
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  "revision" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "schedules_pkey" PRIMARY KEY ("id")
);

-- A warning to the people of some districts (Y-safety): asked for by an employee, approved by the head.
CREATE TABLE "alerts" (
  "id" TEXT NOT NULL,
  "department_id" TEXT NOT NULL REFERENCES "departments"("id"),
  "districts" TEXT[] NOT NULL,
  -- An approved text of the content.
  "kind" TEXT NOT NULL,
  -- asked, approved, refused.
  "state" TEXT NOT NULL,
  "asked_by" TEXT NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_by" TEXT,
  "decided_at" TIMESTAMPTZ(3),
  "told" INTEGER,
  CONSTRAINT "alerts_pkey" PRIMARY KEY ("id")
);
-- Whether the same was asked for already.
CREATE INDEX "alerts_asked_by_idx" ON "alerts"("asked_by", "kind", "asked_at");

-- The welcome series of a person whose life has just turned (Y-new): how far it has come.
CREATE TABLE "welcomes" (
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  -- retired, disabled, arrived.
  "turn" TEXT NOT NULL,
  "from_day" TEXT NOT NULL,
  "step" INTEGER NOT NULL DEFAULT 0,
  -- going, stopped, over.
  "state" TEXT NOT NULL DEFAULT 'going',
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "welcomes_pkey" PRIMARY KEY ("citizen_id", "turn", "from_day")
);

-- Whose life has just turned and whom a chat reaches: looked for every few seconds.
CREATE INDEX "citizens_newly_idx" ON "citizens"("id") WHERE "person_id" IS NOT NULL
  AND "categories" ?| ARRAY['newly_retired', 'newly_disabled', 'newly_arrived'];

-- What people had been told of an event when it was changed: the change is said against it, however often it changes before
-- they hear.
CREATE TABLE "event_changes" (
  "event_id" TEXT NOT NULL REFERENCES "events"("id") ON DELETE CASCADE,
  -- The event's revision before the change.
  "revision" INTEGER NOT NULL,
  "before" JSONB NOT NULL,
  CONSTRAINT "event_changes_pkey" PRIMARY KEY ("event_id", "revision")
);
