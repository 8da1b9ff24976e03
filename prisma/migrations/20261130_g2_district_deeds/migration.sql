-- What was done for a whole district, not for one person: it closes the duty that waits for it. Never changed; one that was
-- taken back on the same day says so. Words are sealed with the key of whoever wrote them.
CREATE TABLE "district_deeds" (
  "id" TEXT NOT NULL,
  "district_id" TEXT NOT NULL,
  "staff_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "day" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "note" BYTEA,
  "withdrawn_at" TIMESTAMPTZ(3),
  CONSTRAINT "district_deeds_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "district_deeds_district_id_day_idx" ON "district_deeds"("district_id", "day");

-- The passport of a district was spoken of twice under two names, a head's quarter as well: one of each stays.
UPDATE "tasks" SET "state" = 'cancelled', "result" = 'double', "done_at" = now(), "revision" = "revision" + 1
WHERE "state" = 'open' AND "kind" IN ('duty.yard_management.partners', 'duty.yard_management.quarter_report');
UPDATE "tasks" SET "closed_by" = 'passport' WHERE "state" = 'open' AND "kind" = 'duty.district_work.passport';
