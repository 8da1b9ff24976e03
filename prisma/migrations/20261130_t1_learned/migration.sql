-- What a person can do by now, by competence: support fades with it.
alter table people add column learned jsonb not null default '{}';
