-- What is known of a district – how many people live there, where they are received – with the day it was checked; the newest holds.
create table district_facts (
  id text primary key,
  district_id text not null,
  kind text not null,
  value text not null,
  staff_id text not null,
  checked_on text not null,
  at timestamptz(3) not null
);
create index district_facts_of on district_facts (district_id, kind, at);
