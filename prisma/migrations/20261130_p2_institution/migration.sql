-- What heads and feet of papers say of the institution: who signs for it, where it is, how to call it.
alter table "institutions" add column "director" text, add column "director_post" text, add column "address" text,
  add column "phone" text;

-- The number at work that papers give, sealed with the employee's own key.
alter table "staff" add column "work_phone" bytea;
