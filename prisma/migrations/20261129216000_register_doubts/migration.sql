-- What a list left open of a person it brought in: asked one by one, until somebody who knows the person says it. A line
-- that was settled stays, so that the same list does not ask again. The words are sealed by the citizen's key.
create table "register_doubts" (
  "id" text not null,
  "citizen_id" text not null,
  "doubt" bytea not null,
  "asked_by" bytea not null,
  "state" text not null default 'open',
  "put_off_at" timestamptz(3),
  "made_on" text not null,
  constraint "register_doubts_pkey" primary key ("id")
);
create unique index "register_doubts_citizen_id_asked_by_key" on "register_doubts" ("citizen_id", "asked_by");
