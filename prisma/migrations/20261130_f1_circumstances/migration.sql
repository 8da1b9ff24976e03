-- Since when and until when a circumstance holds of a person: what a report counts is what held on its day. What holds now
-- stands in citizens as before; every writer of a card keeps both in step.
CREATE TABLE "circumstances" (
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  "what" TEXT NOT NULL,
  "from_day" TEXT,
  "until_day" TEXT,
  "noted_on" TEXT NOT NULL,
  "ended_on" TEXT,
  CONSTRAINT "circumstances_pkey" PRIMARY KEY ("citizen_id", "what", "noted_on")
);

insert into circumstances (citizen_id, what, noted_on)
select c.id, held.what, c.registered_on from citizens c cross join lateral (
  select k as what from jsonb_object_keys(c.categories) k
    where k in ('with_children', 'socially_dangerous', 'foster', 'with_disabled_child', 'with_disabled_member',
      'minor_at_risk', 'homeless', 'released', 'hardship', 'migrant')
  union all select 'living_alone' where c.living_alone
  union all select 'lonely' where c.lonely) held;
