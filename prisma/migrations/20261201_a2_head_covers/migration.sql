-- Who does the head's work: for some days while the head is away, or always, as the deputy (seeds/002.txt, 1.5).
CREATE TABLE "head_covers" (
  "id" TEXT NOT NULL,
  "department_id" TEXT NOT NULL REFERENCES "departments"("id"),
  -- The head.
  "owner_id" TEXT NOT NULL REFERENCES "staff"("id"),
  -- Who does the head's work.
  "staff_id" TEXT NOT NULL REFERENCES "staff"("id"),
  -- cover – instead of the head; deputy – beside the head.
  "kind" TEXT NOT NULL,
  "from_day" TEXT NOT NULL,
  -- The last day; null – until it is ended.
  "until_day" TEXT,
  CONSTRAINT "head_covers_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "head_covers_staff_id_idx" ON "head_covers"("staff_id");
CREATE INDEX "head_covers_owner_id_idx" ON "head_covers"("owner_id");

-- Who stands in for a head on a day, as long as both work here.
CREATE FUNCTION stands_for_head(day text) RETURNS TABLE (staff_id text, owner_id text, department_id text, kind text, until_day text)
LANGUAGE sql STABLE AS $$
  SELECT h.staff_id, h.owner_id, h.department_id, h.kind, h.until_day FROM head_covers h
  JOIN staff s ON s.id = h.staff_id JOIN staff o ON o.id = h.owner_id
  WHERE s.state = 'active' AND o.state = 'active' AND o.role = 'head' AND s.department_id = h.department_id
    AND h.from_day <= day AND (h.until_day IS NULL OR h.until_day >= day)
$$;

-- Who may do what a head may on a day.
CREATE FUNCTION acts_as_head(day text) RETURNS TABLE (staff_id text, department_id text) LANGUAGE sql STABLE AS $$
  SELECT s.id, s.department_id FROM staff s WHERE s.role = 'head' AND s.state = 'active'
  UNION
  SELECT h.staff_id, h.department_id FROM stands_for_head(day) h
$$;

-- Who hears on a day what is told to heads: whoever stands in, and the head too, unless a chat that covers hears it instead.
-- `owner_id` – whose tasks of a head these are.
CREATE FUNCTION hears_as_head(day text) RETURNS TABLE (staff_id text, person_id text, owner_id text, department_id text)
LANGUAGE sql STABLE AS $$
  SELECT h.staff_id, s.person_id, h.owner_id, h.department_id FROM stands_for_head(day) h JOIN staff s ON s.id = h.staff_id
  UNION
  SELECT s.id, s.person_id, s.id, s.department_id FROM staff s WHERE s.role = 'head' AND s.state = 'active'
    AND NOT EXISTS (SELECT 1 FROM stands_for_head(day) h JOIN staff b ON b.id = h.staff_id
      WHERE h.owner_id = s.id AND h.kind = 'cover' AND b.person_id IS NOT NULL)
$$;

-- The districts that an employee works on a day: own ones, covered ones; of whoever may do what a head may all of the department.
CREATE OR REPLACE FUNCTION reach(actor text, day text) RETURNS TABLE (district_id text) LANGUAGE sql STABLE AS $$
  SELECT a.district_id FROM assignments a JOIN staff s ON s.id = a.staff_id
  WHERE a.staff_id = actor AND s.state = 'active' AND s.role = 'specialist' AND a.from_day <= day
    AND (a.until_day IS NULL OR a.until_day >= day)
  UNION
  SELECT d.id FROM districts d JOIN staff s ON s.department_id = d.department_id
  WHERE s.id = actor AND s.state = 'active' AND s.role = 'head'
  UNION
  SELECT d.id FROM stands_for_head(day) h JOIN districts d ON d.department_id = h.department_id WHERE h.staff_id = actor
$$;
