-- Candidates and mentors (seeds/004.txt, 3.5–3.7): a record of its own, before any family. What they say of themselves is sealed with
-- a key of their own; days, the decision and its number stand open.
CREATE TABLE "mentors" (
  "id" TEXT NOT NULL,
  "department_id" TEXT NOT NULL REFERENCES "departments"("id"),
  -- The employee of the role mentor whose chat is theirs; null – they have none.
  "staff_id" TEXT REFERENCES "staff"("id"),
  "key" BYTEA NOT NULL,
  "facts" BYTEA NOT NULL,
  -- candidate, accepted, refused
  "state" TEXT NOT NULL DEFAULT 'candidate',
  "agreed_on" TEXT NOT NULL,
  "applied_on" TEXT NOT NULL,
  "questionnaire_on" TEXT,
  "papers_on" TEXT,
  "decided_on" TEXT,
  "number" TEXT,
  "refusal" TEXT,
  "made_by" TEXT NOT NULL,
  "made_on" TEXT NOT NULL,
  "revision" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "mentors_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "mentors_department_id_idx" ON "mentors"("department_id");
CREATE UNIQUE INDEX "mentors_staff_id_key" ON "mentors"("staff_id");
CREATE TRIGGER key_goes AFTER DELETE ON "mentors" FOR EACH ROW EXECUTE FUNCTION key_goes();
