-- Who took part in what was done for a district, beside the unit (seeds/002 appendix 5, line 11.1): kinds of institutions.
alter table "district_deeds" add column "partners" text[] not null default '{}';
