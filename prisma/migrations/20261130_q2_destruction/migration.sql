-- Acts of destruction of personal data (order 179 of Roskomnadzor of 28.10.2022): what it asks for and no more. The name is
-- sealed with the key of whoever destroyed the data; a row is kept for three years and then deleted.
create table "destruction_acts" (
  "id" text not null,
  "department_id" text not null references "departments"("id"),
  "number" text not null,
  "subject" bytea not null,
  "categories" text[] not null,
  -- demand: the person asked for it
  "reason" text not null,
  "demanded_on" text not null,
  "proposed_by" text not null references "staff"("id"),
  "proposed_on" text not null,
  "destroyed_by" text not null references "staff"("id"),
  "day" text not null,
  constraint "destruction_acts_pkey" primary key ("id"),
  -- Nobody confirms what they proposed.
  constraint "destruction_acts_by_two" check ("proposed_by" <> "destroyed_by")
);
