-- Which report was handed in: the statistical report of the unit, or the information on technologies (order, 3.2.3 and 5.2).
alter table "reports" add column "kind" text not null default 'department';
drop index "reports_department_id_from_day_to_day_version_key";
create unique index "reports_department_id_kind_from_day_to_day_version_key"
  on "reports"("department_id", "kind", "from_day", "to_day", "version");
