-- Numbers under which an institution's papers go out: one row a number, so that two written at one moment cannot get the same.
-- A number that was given stays given, also when its paper was taken back or its person forgotten.
create table "document_numbers" (
  "institution_id" text not null references "institutions"("id"),
  -- letter, destruction_act
  "kind" text not null,
  "year" text not null,
  "n" integer not null check ("n" > 0),
  -- The id of what carries it.
  "holder" text not null,
  constraint "document_numbers_pkey" primary key ("institution_id", "kind", "year", "n")
);
-- Letters that went out before are counted: the next number is one that nobody has.
insert into "document_numbers" ("institution_id", "kind", "year", "n", "holder")
select p."institution_id", 'letter', left(d."day", 4),
  row_number() over (partition by p."institution_id", left(d."day", 4) order by d."at", d."id"), coalesce(d."outcome", d."id")
from "deeds" d join "districts" t on t."id" = d."district_id" join "departments" p on p."id" = t."department_id"
where d."kind" = 'letter_sent';

-- A letter outside of cases: about a person, or about nobody. Its words are sealed with the person's key, else with the writer's.
create table "free_letters" (
  "id" text not null,
  "department_id" text not null references "departments"("id"),
  "citizen_id" text references "citizens"("id") on delete cascade,
  "staff_id" text not null references "staff"("id"),
  "words" bytea not null,
  "sent_on" text not null,
  "at" timestamptz(3) not null,
  "withdrawn_at" timestamptz(3),
  "revision" integer not null default 0,
  constraint "free_letters_pkey" primary key ("id")
);
create index "free_letters_citizen_id_idx" on "free_letters"("citizen_id");
create index "free_letters_staff_id_idx" on "free_letters"("staff_id");
