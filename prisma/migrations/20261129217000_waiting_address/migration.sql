-- Who took an invite was promised to be told of the confirmation: until then their chat's address waits here, sealed by
-- their own key as in `people`, where it is kept only with consent or of an employee.
alter table staff add column address bytea;
