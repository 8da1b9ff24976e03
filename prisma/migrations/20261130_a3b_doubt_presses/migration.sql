-- Which list asked: doubts of one list that are alike are answered at once. What was settled by one press is taken back by one.
alter table "register_doubts"
  add column "import_id" text,
  add column "settled_with" text;

create index "register_doubts_settled_with_idx" on "register_doubts" ("settled_with");
