-- Which facts of a card an employee typed: a list that says another thing is asked about them, and replaces nothing.
alter table "citizens" add column "by_hand" text[] not null default '{}';
