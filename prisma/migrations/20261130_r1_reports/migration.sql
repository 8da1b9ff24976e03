-- Reports as they were handed in: numbers as they stood, and – sealed with the key of whoever handed them in – the ids behind
-- each of them. Never changed: what comes to be known later is a further version with its reason. No name stands in it, so that
-- it stays the same when people move, are renamed or deleted.
create table "reports" (
  "id" text not null,
  "department_id" text not null,
  "from_day" text not null,
  "to_day" text not null,
  "version" integer not null,
  -- JSON as it was counted and worded, by which rules, calendar and content.
  "numbers" text not null,
  "behind" bytea not null,
  "staff_id" text not null references "staff"("id"),
  "day" text not null,
  "at" timestamptz(3) not null,
  -- Why it was corrected, sealed; null – the first version.
  "reason" bytea,
  constraint "reports_pkey" primary key ("id")
);
create unique index "reports_department_id_from_day_to_day_version_key"
  on "reports"("department_id", "from_day", "to_day", "version");

-- Of which family somebody was on a day: asked for every deed of a report.
create index "family_members_citizen_id_idx" on "family_members"("citizen_id");
