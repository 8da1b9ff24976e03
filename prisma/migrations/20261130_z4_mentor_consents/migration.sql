-- Both consents to one mentor in one case (seeds/004.txt, 3.4 and 3.7): of the family, as long as the deed that it was recorded as
-- stands, and of the mentor.
CREATE TABLE "mentor_consents" (
  "case_id" TEXT NOT NULL REFERENCES "cases"("id") ON DELETE CASCADE,
  "mentor_id" TEXT NOT NULL REFERENCES "mentors"("id") ON DELETE CASCADE,
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  "family_on" TEXT NOT NULL,
  -- paper, spoken
  "family_how" TEXT NOT NULL,
  "mentor_on" TEXT,
  "deed_id" TEXT NOT NULL,
  "staff_id" TEXT NOT NULL,
  CONSTRAINT "mentor_consents_pkey" PRIMARY KEY ("case_id", "mentor_id")
);
CREATE INDEX "mentor_consents_citizen_id_idx" ON "mentor_consents"("citizen_id");
CREATE INDEX "mentor_consents_mentor_id_idx" ON "mentor_consents"("mentor_id");

-- Whoever mentors a family in the chat sees it as long as they are its mentor, and no longer (requirements.md P). What was lent
-- otherwise stays as it was.
CREATE OR REPLACE FUNCTION lent(actor text, now timestamptz) RETURNS TABLE (citizen_id text) LANGUAGE sql STABLE AS $$
  SELECT t.citizen_id FROM tasks t JOIN staff s ON s.id = t.assignee_id
  WHERE t.assignee_id = actor AND t.state = 'open' AND t.citizen_id IS NOT NULL AND s.state = 'active' AND s.role <> 'administrator'
  UNION
  SELECT c.citizen_id FROM cases c JOIN staff s ON s.id = c.curator_id
  WHERE c.curator_id = actor AND c.status <> 'closed' AND s.state = 'active' AND s.role <> 'administrator'
  UNION
  SELECT b.citizen_id FROM break_glasses b JOIN staff s ON s.id = b.staff_id
  WHERE b.staff_id = actor AND b.from_at <= now AND b.until_at > now AND s.state = 'active' AND s.role <> 'administrator'
  UNION
  SELECT k.citizen_id FROM cases k JOIN mentors m ON m.id = k.state->>'mentor' JOIN staff s ON s.id = m.staff_id
  WHERE m.staff_id = actor AND k.status <> 'closed' AND s.state = 'active' AND s.role = 'mentor'
$$;
CREATE INDEX "cases_mentor_idx" ON "cases"(("state"->>'mentor')) WHERE "status" <> 'closed';
