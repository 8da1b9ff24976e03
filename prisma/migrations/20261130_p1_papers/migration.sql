-- What was printed: which form about whom, by whom, when, and how far the paper has come. The words of a paper are stored
-- nowhere: it is made anew from what is recorded.
create table "papers" (
  "id" text not null,
  "form" text not null,
  -- Of the form's definition: what the paper looked like.
  "version" text not null,
  "citizen_id" text references "citizens"("id") on delete cascade,
  "case_id" text references "cases"("id") on delete cascade,
  "staff_id" text not null references "staff"("id"),
  -- What was chosen: a need, a period, a letter, a month; and the day of the visit to the office.
  "choice" text not null default '',
  "visit" text,
  "format" text not null,
  "state" text not null default 'printed' check ("state" in ('printed', 'signed', 'sent')),
  "day" text not null,
  "at" timestamptz(3) not null,
  "settled_by" text,
  "settled_on" text,
  constraint "papers_pkey" primary key ("id")
);
create index "papers_citizen_id_idx" on "papers"("citizen_id");
create index "papers_staff_id_idx" on "papers"("staff_id");

-- A way to the file of a paper on the product's own server: once, for a few minutes, for whoever pressed. Neither the code
-- nor the digits that are asked for are kept.
create table "paper_links" (
  "code_hash" bytea not null,
  "paper_id" text not null references "papers"("id") on delete cascade,
  "digits_hash" bytea not null,
  "expires_at" timestamptz(3) not null,
  "tries" integer not null default 0,
  "used_at" timestamptz(3),
  constraint "paper_links_pkey" primary key ("code_hash")
);

-- Whether papers with people's data may go into the chat of whoever prints them: a head said so.
alter table "institutions" add column "papers_in_chat_by" text, add column "papers_in_chat_on" text;
