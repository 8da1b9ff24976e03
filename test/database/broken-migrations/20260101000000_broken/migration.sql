CREATE TABLE "half_made" ("id" TEXT);
SELECT * FROM "a_table_that_is_not_there";
