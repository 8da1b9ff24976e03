-- What kind of doubt waits, who answered it and when: the like are answered at once, an answer can be taken back.
alter table "register_doubts"
  add column "what" text not null default '',
  add column "settled_by" text,
  add column "settled_at" timestamptz(3);
