-- The offices of a region's own, with who made sure of them last and when; and tables of them that wait to be taken.
create table directory_offices (
  id text primary key,
  region text not null,
  entry jsonb not null,
  staff_id text not null,
  department_id text not null,
  at timestamptz(3) not null
);
create index directory_offices_of on directory_offices (region);
create table directory_files (
  id text primary key,
  staff_id text not null,
  read jsonb not null,
  state text not null default 'read',
  made_at timestamptz(3) not null,
  revision integer not null default 0
);
