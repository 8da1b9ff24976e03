-- An institution's own templates of forms: a Word file with tags, empty, nobody's data in it. At most one of a form is in force.
create table "own_forms" (
  "id" text not null,
  "institution_id" text not null references "institutions"("id"),
  -- Which form it is a template of; null until the head says it.
  "form" text,
  -- Counted by form, from the day it is in force.
  "version" integer,
  "file" bytea not null,
  "state" text not null default 'received' check ("state" in ('received', 'sampled', 'in_force', 'replaced', 'revoked')),
  "sent_by" text not null references "staff"("id"),
  "sent_on" text not null,
  "in_force_on" text,
  "ended_on" text,
  constraint "own_forms_pkey" primary key ("id"),
  constraint "own_forms_known" check ("state" in ('received') or "form" is not null)
);
create unique index "own_forms_in_force_idx" on "own_forms"("institution_id", "form") where "state" = 'in_force';
