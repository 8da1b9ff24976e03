-- A place in line that a specialist booked for a person of a case: where stands sealed, day and time are what both are
-- reminded by. It counts as long as the deed that it was recorded as stands.
CREATE TABLE "bookings" (
  "id" TEXT NOT NULL,
  "case_id" TEXT NOT NULL REFERENCES "cases"("id") ON DELETE CASCADE,
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  "office" BYTEA NOT NULL,
  "day" TEXT NOT NULL,
  "time" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'awaited',
  "staff_id" TEXT NOT NULL,
  "made_on" TEXT NOT NULL,
  "deed_id" TEXT NOT NULL,
  "revision" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "bookings_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "bookings_case_id_idx" ON "bookings"("case_id");
CREATE INDEX "bookings_citizen_id_idx" ON "bookings"("citizen_id");
