-- That a deed was typed over into a register of the state: by whom, on which day. Whoever marked it takes it back on the same day.
create table "entered_deeds" (
  "deed_id" text not null references "deeds"("id") on delete cascade,
  -- asoi, rppsu
  "register" text not null,
  "staff_id" text not null references "staff"("id"),
  -- Marked by one press.
  "batch" text not null,
  "day" text not null,
  "at" timestamptz(3) not null,
  constraint "entered_deeds_pkey" primary key ("deed_id", "register")
);
create index "entered_deeds_batch_idx" on "entered_deeds"("batch");
