-- The specialist's working day: staff, register of people, cases, tasks, contacts, audit (domain.md A, D, W, Y, M, P).
-- Names, phones, addresses and notes are sealed with a key of the person they belong to (proof.md 2.3).

CREATE TABLE "institutions" (
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  CONSTRAINT "institutions_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "departments" (
  "id" TEXT NOT NULL,
  "institution_id" TEXT NOT NULL REFERENCES "institutions"("id"),
  "name" TEXT NOT NULL,
  CONSTRAINT "departments_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "districts" (
  "id" TEXT NOT NULL,
  "department_id" TEXT NOT NULL REFERENCES "departments"("id"),
  "name" TEXT NOT NULL,
  CONSTRAINT "districts_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "districts_department_id_idx" ON "districts"("department_id");

-- An employee, known to the messenger through the chat of `person_id`.
CREATE TABLE "staff" (
  "id" TEXT NOT NULL,
  "person_id" TEXT REFERENCES "people"("id") ON DELETE SET NULL,
  "department_id" TEXT NOT NULL REFERENCES "departments"("id"),
  "role" TEXT NOT NULL,
  -- waiting: took the invite, not yet confirmed by the inviter; active; removed.
  "state" TEXT NOT NULL,
  "key" BYTEA NOT NULL,
  "name" BYTEA NOT NULL,
  "invited_by" TEXT,
  "joined_at" TIMESTAMPTZ(3) NOT NULL,
  "removed_at" TIMESTAMPTZ(3),
  "revision" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "staff_person_id_key" ON "staff"("person_id") WHERE "state" <> 'removed';
CREATE INDEX "staff_department_id_idx" ON "staff"("department_id");

-- Whose chat is an employee's: it can be written to for work, without a consent of a citizen.
-- `dialog` – the form of a short dialog under way; `handover` – the talk with a person that words go to.
ALTER TABLE "people" ADD COLUMN "staff_id" TEXT, ADD COLUMN "dialog" TEXT, ADD COLUMN "handover" TEXT;
CREATE INDEX "people_staff_id_idx" ON "people"("staff_id") WHERE "staff_id" IS NOT NULL;

-- Who works a district: `own`, or `cover` for somebody between two days (the owner stays the owner).
CREATE TABLE "assignments" (
  "id" TEXT NOT NULL,
  "staff_id" TEXT NOT NULL REFERENCES "staff"("id") ON DELETE CASCADE,
  "district_id" TEXT NOT NULL REFERENCES "districts"("id"),
  "kind" TEXT NOT NULL,
  "cover_for" TEXT,
  "from_day" TEXT NOT NULL,
  -- The last day; null – until further notice.
  "until_day" TEXT,
  CONSTRAINT "assignments_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "assignments_staff_id_idx" ON "assignments"("staff_id");
CREATE INDEX "assignments_district_id_idx" ON "assignments"("district_id");

-- Single-use, expiring, bound to role and inviter; the code itself is kept by nobody (proof.md 2.1, 6.5).
CREATE TABLE "invites" (
  "id" TEXT NOT NULL,
  "code_hash" BYTEA NOT NULL,
  "role" TEXT NOT NULL,
  "department_id" TEXT NOT NULL REFERENCES "departments"("id"),
  "district_id" TEXT REFERENCES "districts"("id"),
  -- Null for the first head, whom the operator invites: nobody else can confirm.
  "inviter_id" TEXT,
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "redeemed_by" TEXT,
  "redeemed_at" TIMESTAMPTZ(3),
  "revoked_at" TIMESTAMPTZ(3),
  CONSTRAINT "invites_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "invites_code_hash_key" ON "invites"("code_hash");
-- Wrong codes of a chat: after five in an hour no further one is looked at (B10).
CREATE TABLE "invite_tries" (
  "id" BIGINT GENERATED ALWAYS AS IDENTITY NOT NULL,
  "chat_key" BYTEA NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "invite_tries_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "invite_tries_chat_key_at_idx" ON "invite_tries"("chat_key", "at");

-- The register of people (Y-register). `person_id` – the chat that was linked by the person.
CREATE TABLE "citizens" (
  "id" TEXT NOT NULL,
  "district_id" TEXT NOT NULL REFERENCES "districts"("id"),
  "person_id" TEXT REFERENCES "people"("id") ON DELETE SET NULL,
  "key" BYTEA NOT NULL,
  "name" BYTEA NOT NULL,
  "phone" BYTEA,
  "address" BYTEA,
  "note" BYTEA,
  -- HMAC of the normalised name with the birth date, and of the phone: finds the same person again, names nobody.
  "same_as" BYTEA NOT NULL,
  "phone_index" BYTEA,
  -- Null – nobody said.
  "sex" TEXT,
  "birth_date" TEXT,
  -- The day from which the person is 55+ (a woman from 55, a man from 60); null – not known.
  "senior_from" TEXT,
  "disability" TEXT,
  "living_alone" BOOLEAN NOT NULL DEFAULT false,
  "lonely" BOOLEAN NOT NULL DEFAULT false,
  -- Categories that begin on a day: newly_retired, newly_disabled, newly_arrived; and families and hardship without one.
  "categories" JSONB NOT NULL DEFAULT '{}',
  -- present; moved, died, refused – for good; away – until `state_until`.
  "state" TEXT NOT NULL DEFAULT 'present',
  "state_from" TEXT,
  "state_until" TEXT,
  -- Whether the person is willing to be asked by the bot each month.
  "asks_welcome" BOOLEAN NOT NULL DEFAULT true,
  "registered_on" TEXT NOT NULL,
  "revision" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "citizens_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "citizens_person_id_key" ON "citizens"("person_id") WHERE "person_id" IS NOT NULL;
CREATE INDEX "citizens_district_id_idx" ON "citizens"("district_id");
CREATE INDEX "citizens_same_as_idx" ON "citizens"("same_as");
CREATE INDEX "citizens_phone_index_idx" ON "citizens"("phone_index") WHERE "phone_index" IS NOT NULL;

-- Links by which a citizen's chat joins their card: single-use, expiring.
CREATE TABLE "links" (
  "code_hash" BYTEA NOT NULL,
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  "made_by" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "links_pkey" PRIMARY KEY ("code_hash")
);

-- Needs card and individual plans of a citizen (Y-address), sealed.
CREATE TABLE "needs_cards" (
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  "card" BYTEA NOT NULL,
  "updated_on" TEXT NOT NULL,
  "updated_by" TEXT,
  CONSTRAINT "needs_cards_pkey" PRIMARY KEY ("citizen_id")
);
CREATE TABLE "individual_plans" (
  "id" TEXT NOT NULL,
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  -- month, quarter or year; `2026-11`, `2026-Q4`, `2026`.
  "period" TEXT NOT NULL,
  "starts" TEXT NOT NULL,
  "plan" BYTEA NOT NULL,
  "made_on" TEXT NOT NULL,
  "made_by" TEXT,
  CONSTRAINT "individual_plans_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "individual_plans_citizen_id_starts_key" ON "individual_plans"("citizen_id", "period", "starts");

-- What was done for or with a citizen: the ledger that contacts, reports and the board count from. Never changed.
CREATE TABLE "deeds" (
  "id" TEXT NOT NULL,
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  "case_id" TEXT,
  -- Null – the citizen did it: answered the bot.
  "staff_id" TEXT,
  "kind" TEXT NOT NULL,
  "outcome" TEXT,
  "reason" TEXT,
  "day" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "note" BYTEA,
  -- Whether it is a contact in the sense of Y-monthly: an answer, a call, a visit.
  "is_contact" BOOLEAN NOT NULL,
  CONSTRAINT "deeds_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "deeds_citizen_id_day_idx" ON "deeds"("citizen_id", "day");
CREATE INDEX "deeds_contact_idx" ON "deeds"("day", "citizen_id") WHERE "is_contact";
CREATE INDEX "deeds_case_id_idx" ON "deeds"("case_id") WHERE "case_id" IS NOT NULL;

CREATE TABLE "cases" (
  "id" TEXT NOT NULL,
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  "technology" TEXT NOT NULL,
  "curator_id" TEXT NOT NULL REFERENCES "staff"("id"),
  "status" TEXT NOT NULL,
  "stage" TEXT NOT NULL,
  "urgency" TEXT NOT NULL,
  "opened_on" TEXT NOT NULL,
  "closed_on" TEXT,
  -- The pure core's state of the case (domain/caseload), without personal words.
  "state" JSONB NOT NULL,
  -- Plan, wording of the problem, notes: sealed with the citizen's key.
  "words" BYTEA,
  "revision" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "cases_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "cases_citizen_id_idx" ON "cases"("citizen_id");
CREATE INDEX "cases_curator_id_idx" ON "cases"("curator_id") WHERE "status" <> 'closed';

-- The history of a case: who did what when. Never changed.
CREATE TABLE "case_events" (
  "id" BIGINT GENERATED ALWAYS AS IDENTITY NOT NULL,
  "case_id" TEXT NOT NULL REFERENCES "cases"("id") ON DELETE CASCADE,
  "staff_id" TEXT,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "event" JSONB NOT NULL,
  CONSTRAINT "case_events_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "case_events_case_id_idx" ON "case_events"("case_id", "id");

CREATE TABLE "tasks" (
  "id" TEXT NOT NULL,
  -- Deterministic where a rule makes it: the same reason makes one task.
  "key" TEXT COLLATE "C" NOT NULL,
  -- What is to be done: `monthly_call`, `danger`, `human_call`, `unreachable`, `case.<technology>.<template>`, `own`.
  "kind" TEXT NOT NULL,
  "citizen_id" TEXT REFERENCES "citizens"("id") ON DELETE CASCADE,
  "case_id" TEXT REFERENCES "cases"("id") ON DELETE CASCADE,
  -- Null for tasks of the department.
  "district_id" TEXT REFERENCES "districts"("id"),
  -- Whoever it was handed to; null – whoever works the district on that day.
  "assignee_id" TEXT REFERENCES "staff"("id"),
  "due" TEXT,
  -- The deadline rule and the day it counts from: the date explains itself.
  "rule" TEXT,
  "base" TEXT,
  "approximate" BOOLEAN NOT NULL DEFAULT false,
  -- `at_once`, `soon`, `usual`.
  "urgency" TEXT NOT NULL DEFAULT 'usual',
  -- The deed that closes it by itself; null – by hand, with a result.
  "closed_by" TEXT,
  -- open, done, cancelled.
  "state" TEXT NOT NULL DEFAULT 'open',
  "result" TEXT,
  "params" JSONB NOT NULL DEFAULT '{}',
  "note" BYTEA,
  "postponed" INTEGER NOT NULL DEFAULT 0,
  "made_on" TEXT NOT NULL,
  "done_at" TIMESTAMPTZ(3),
  "done_by" TEXT,
  "revision" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "tasks_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "tasks_key_key" ON "tasks"("key");
CREATE INDEX "tasks_district_due_idx" ON "tasks"("district_id", "due") WHERE "state" = 'open';
CREATE INDEX "tasks_assignee_due_idx" ON "tasks"("assignee_id", "due") WHERE "state" = 'open' AND "assignee_id" IS NOT NULL;
CREATE INDEX "tasks_citizen_id_idx" ON "tasks"("citizen_id");
CREATE INDEX "tasks_case_id_idx" ON "tasks"("case_id") WHERE "case_id" IS NOT NULL;

-- What became of a task beside its end: postponed, handed over – with the reason and by whom. Never changed.
CREATE TABLE "task_events" (
  "id" BIGINT GENERATED ALWAYS AS IDENTITY NOT NULL,
  "task_id" TEXT NOT NULL REFERENCES "tasks"("id") ON DELETE CASCADE,
  "staff_id" TEXT,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "event" JSONB NOT NULL,
  CONSTRAINT "task_events_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "task_events_task_id_idx" ON "task_events"("task_id", "id");

-- Y-monthly: how far the month's contact with a citizen has come. The deeds say whether it was made.
CREATE TABLE "monthly_contacts" (
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  -- `2026-11`
  "month" TEXT NOT NULL,
  "asked_on" TEXT,
  "asked_again_on" TEXT,
  "answer" TEXT,
  "call_task_on" TEXT,
  "listed_on" TEXT,
  "escalated_on" TEXT,
  -- Why nobody was reached, as a person said it: `no_answer`, `in_hospital`…
  "unreached" TEXT,
  "done_on" TEXT,
  CONSTRAINT "monthly_contacts_pkey" PRIMARY KEY ("citizen_id", "month")
);

-- A citizen's call for a person and the talk between the two through the bot.
CREATE TABLE "handovers" (
  "id" TEXT NOT NULL,
  "person_id" TEXT NOT NULL REFERENCES "people"("id") ON DELETE CASCADE,
  "citizen_id" TEXT REFERENCES "citizens"("id") ON DELETE SET NULL,
  "task_id" TEXT REFERENCES "tasks"("id") ON DELETE SET NULL,
  "staff_id" TEXT REFERENCES "staff"("id"),
  -- Where the citizen stands, by their consent: talk, need, stage, step.
  "place" JSONB NOT NULL,
  -- waiting, open, closed.
  "state" TEXT NOT NULL,
  "opened_at" TIMESTAMPTZ(3) NOT NULL,
  "heard_at" TIMESTAMPTZ(3) NOT NULL,
  "closed_at" TIMESTAMPTZ(3),
  CONSTRAINT "handovers_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "handovers_person_id_idx" ON "handovers"("person_id") WHERE "state" <> 'closed';
CREATE INDEX "handovers_staff_id_idx" ON "handovers"("staff_id") WHERE "state" <> 'closed';

-- Words on their way from one to the other, sealed with the reader's key, erased when they are read by the sender of notices.
CREATE TABLE "letters" (
  "id" TEXT NOT NULL,
  "person_id" TEXT NOT NULL REFERENCES "people"("id") ON DELETE CASCADE,
  "handover_id" TEXT REFERENCES "handovers"("id") ON DELETE CASCADE,
  "words" BYTEA NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "letters_pkey" PRIMARY KEY ("id")
);

-- A short dialog of an employee or a citizen that is under way: its form and answers, sealed with the person's key.
CREATE TABLE "dialogs" (
  "person_id" TEXT NOT NULL REFERENCES "people"("id") ON DELETE CASCADE,
  "form" TEXT NOT NULL,
  "state" BYTEA NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "dialogs_pkey" PRIMARY KEY ("person_id")
);

-- A look at somebody outside one's own scope, with a typed reason and an end (break-glass, proof.md 2.2).
CREATE TABLE "break_glasses" (
  "id" TEXT NOT NULL,
  "staff_id" TEXT NOT NULL REFERENCES "staff"("id") ON DELETE CASCADE,
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  "reason" TEXT NOT NULL,
  "from_at" TIMESTAMPTZ(3) NOT NULL,
  "until_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "break_glasses_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "break_glasses_staff_id_idx" ON "break_glasses"("staff_id");

-- Who looked at what, changed what, was refused what. Append-only and hash-chained: a changed row is found (domain.md P).
CREATE TABLE "audit" (
  -- Given by the trigger, in the order of the chain.
  "id" BIGINT NOT NULL DEFAULT 0,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "actor" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "object" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "reason" TEXT NOT NULL DEFAULT '',
  "hash" BYTEA NOT NULL DEFAULT '',
  CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- One row: number and hash of the last entry. Its lock puts the entries of all processes in one order, and an entry cut
-- off at the end is missed.
CREATE TABLE "audit_head" (
  "one" BOOLEAN NOT NULL DEFAULT true,
  "last" BIGINT NOT NULL,
  "hash" BYTEA NOT NULL,
  CONSTRAINT "audit_head_pkey" PRIMARY KEY ("one"),
  CONSTRAINT "audit_head_one" CHECK ("one")
);

CREATE FUNCTION audit_words("at" timestamptz, actor text, action text, object text, outcome text, reason text) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
  SELECT convert_to(jsonb_build_array(floor(extract(epoch from "at") * 1000)::bigint, actor, action, object, outcome, reason)::text, 'UTF8')
$$;

CREATE FUNCTION audit_chained() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE head audit_head%ROWTYPE;
BEGIN
  INSERT INTO audit_head (last, hash) VALUES (0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM audit_head FOR UPDATE;
  NEW.id := head.last + 1;
  NEW.hash := sha256(head.hash || audit_words(NEW.at, NEW.actor, NEW.action, NEW.object, NEW.outcome, NEW.reason));
  UPDATE audit_head SET last = NEW.id, hash = NEW.hash;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_chained BEFORE INSERT ON "audit" FOR EACH ROW EXECUTE FUNCTION audit_chained();

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is append-only';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- The districts that an employee works on a day: own ones, covered ones, and a head all of the department. The same rule
-- stands in domain/access; a test holds the two together.
CREATE FUNCTION reach(actor text, day text) RETURNS TABLE (district_id text) LANGUAGE sql STABLE AS $$
  SELECT a.district_id FROM assignments a JOIN staff s ON s.id = a.staff_id
  WHERE a.staff_id = actor AND s.state = 'active' AND s.role = 'specialist' AND a.from_day <= day
    AND (a.until_day IS NULL OR a.until_day >= day)
  UNION
  SELECT d.id FROM districts d JOIN staff s ON s.department_id = d.department_id
  WHERE s.id = actor AND s.state = 'active' AND s.role = 'head'
$$;

-- People outside the own districts whom an employee may see all the same: those of an open task or case of theirs, and
-- those behind a broken glass while it is open.
CREATE FUNCTION lent(actor text, now timestamptz) RETURNS TABLE (citizen_id text) LANGUAGE sql STABLE AS $$
  SELECT t.citizen_id FROM tasks t JOIN staff s ON s.id = t.assignee_id
  WHERE t.assignee_id = actor AND t.state = 'open' AND t.citizen_id IS NOT NULL AND s.state = 'active' AND s.role <> 'administrator'
  UNION
  SELECT c.citizen_id FROM cases c JOIN staff s ON s.id = c.curator_id
  WHERE c.curator_id = actor AND c.status <> 'closed' AND s.state = 'active' AND s.role <> 'administrator'
  UNION
  SELECT b.citizen_id FROM break_glasses b JOIN staff s ON s.id = b.staff_id
  WHERE b.staff_id = actor AND b.from_at <= now AND b.until_at > now AND s.state = 'active' AND s.role <> 'administrator'
$$;

-- Whose work a district is on a day: the covering specialists', and the owners' who are not covered.
CREATE FUNCTION works(day text) RETURNS TABLE (district_id text, staff_id text) LANGUAGE sql STABLE AS $$
  SELECT a.district_id, a.staff_id FROM assignments a JOIN staff s ON s.id = a.staff_id
  WHERE s.state = 'active' AND s.role = 'specialist' AND a.from_day <= day AND (a.until_day IS NULL OR a.until_day >= day)
    AND (a.kind = 'cover' OR NOT EXISTS (
      SELECT 1 FROM assignments c JOIN staff cs ON cs.id = c.staff_id
      WHERE c.kind = 'cover' AND c.cover_for = a.staff_id AND c.district_id = a.district_id AND cs.state = 'active'
        AND c.from_day <= day AND (c.until_day IS NULL OR c.until_day >= day)))
$$;

-- A deed that was recorded by mistake and taken back the same day. The deed itself stays: what counts is `standing_deeds`.
CREATE TABLE "deed_withdrawals" (
  "deed_id" TEXT NOT NULL REFERENCES "deeds"("id") ON DELETE CASCADE,
  "staff_id" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "deed_withdrawals_pkey" PRIMARY KEY ("deed_id")
);
CREATE VIEW "standing_deeds" AS
  SELECT d.* FROM deeds d WHERE NOT EXISTS (SELECT 1 FROM deed_withdrawals w WHERE w.deed_id = d.id);

-- Facts of the content as employees of the region confirmed or corrected them; the newest of each holds.
CREATE TABLE "fact_checks" (
  "id" TEXT NOT NULL,
  "region" TEXT NOT NULL,
  "staff_id" TEXT,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "check" JSONB NOT NULL,
  CONSTRAINT "fact_checks_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "fact_checks_region_at_idx" ON "fact_checks"("region", "at");
-- Calls for a person: whose they are, whether the citizen wrote in the talk, when the head was told; one at a time.
ALTER TABLE "handovers" ADD COLUMN "department_id" TEXT REFERENCES "departments"("id"),
  ADD COLUMN "answered" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "told_head_at" TIMESTAMPTZ(3);
CREATE UNIQUE INDEX "handovers_one_open" ON "handovers"("person_id") WHERE "state" <> 'closed';
CREATE INDEX "handovers_task_id_idx" ON "handovers"("task_id") WHERE "task_id" IS NOT NULL;

-- Results, reasons and notes in somebody's own words are sealed; on which days a deadline is spoken of is known when the
-- task is made (its rule's `warn` and `head_after`). `made_by` – whose key seals the words of a task about nobody.
ALTER TABLE "tasks" ADD COLUMN "result_words" BYTEA, ADD COLUMN "made_by" TEXT,
  ADD COLUMN "warn_on" TEXT[] NOT NULL DEFAULT '{}', ADD COLUMN "head_on" TEXT;
ALTER TABLE "task_events" ADD COLUMN "words" BYTEA;
ALTER TABLE "case_events" ADD COLUMN "words" BYTEA;
CREATE INDEX "tasks_head_on_idx" ON "tasks"("head_on") WHERE "state" = 'open' AND "head_on" IS NOT NULL;

-- Wrong answers to «is it you» on a card's link, and which text of the consent was accepted when it was used (P).
ALTER TABLE "links" ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "consent" TEXT;

-- A register that was sent as a file: looked through first, then written all or nothing (B31). The file itself stays with
-- the messenger; what was found in it is sealed with the key of the employee who sent it.
CREATE TABLE "imports" (
  "id" TEXT NOT NULL,
  "staff_id" TEXT NOT NULL REFERENCES "staff"("id") ON DELETE CASCADE,
  "file" BYTEA NOT NULL,
  -- The bytes that were looked through: others are not written.
  "digest" BYTEA,
  -- For new people whose row names no district.
  "district_id" TEXT REFERENCES "districts"("id"),
  -- reading, refused, ready, writing, written, cancelled.
  "state" TEXT NOT NULL,
  -- How far it has come.
  "rows" INTEGER NOT NULL DEFAULT 0,
  "result" BYTEA,
  -- Whoever works on it holds it until then; after a crash another takes it up.
  "held_until" TIMESTAMPTZ(3),
  "tries" INTEGER NOT NULL DEFAULT 0,
  "day" TEXT NOT NULL,
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "imports_staff_id_idx" ON "imports"("staff_id");
CREATE INDEX "imports_waiting_idx" ON "imports"("made_at") WHERE "state" IN ('reading', 'writing');
