-- A deed keeps what held on its day: the district of its person and the groups they belonged to. What is counted of the past
-- does not change when somebody moves or a card is changed. Topic and kind of help are said with the deed.
ALTER TABLE "deeds"
  ADD COLUMN "district_id" TEXT,
  -- Names of groups, e.g. {senior,living_alone}.
  ADD COLUMN "categories" TEXT[] NOT NULL DEFAULT '{}',
  -- The need that a reception or a consultation was about, e.g. `passport`; `other`.
  ADD COLUMN "topic" TEXT,
  -- medical, psychological, pedagogical, legal, social; null – no help of one kind.
  ADD COLUMN "help" TEXT;

-- Of deeds before this day only what the card says now is known: the day of a group that depends on one is looked at.
UPDATE "deeds" d SET "district_id" = c.district_id,
  "categories" = array_remove(ARRAY[
      CASE WHEN c.senior_from <= d.day THEN 'senior' END, 'disability_' || c.disability,
      CASE WHEN c.living_alone THEN 'living_alone' END, CASE WHEN c.lonely THEN 'lonely' END], NULL)
    || ARRAY(SELECT n.key FROM jsonb_each_text(c.categories) n WHERE n.key <> 'senior' AND (n.key NOT LIKE 'newly\_%'
      OR (n.value <= d.day AND d.day < to_char(n.value::date + interval '12 months', 'YYYY-MM-DD'))) ORDER BY n.key)
  FROM citizens c WHERE c.id = d.citizen_id;

CREATE INDEX "deeds_district_id_day_idx" ON "deeds"("district_id", "day");
CREATE OR REPLACE VIEW "standing_deeds" AS
  SELECT d.* FROM deeds d WHERE NOT EXISTS (SELECT 1 FROM deed_withdrawals w WHERE w.deed_id = d.id);
