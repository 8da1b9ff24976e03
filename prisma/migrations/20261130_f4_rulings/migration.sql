-- What was decided of a person: recognised as in need of social services, taken off, the council of prevention. It counts as
-- long as the deed that it was recorded as stands.
CREATE TABLE "rulings" (
  "id" TEXT NOT NULL,
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  "case_id" TEXT,
  "kind" TEXT NOT NULL,
  "day" TEXT NOT NULL,
  "until_day" TEXT,
  "with_support" BOOLEAN,
  "council" TEXT,
  "number" TEXT,
  "deed_id" TEXT NOT NULL,
  CONSTRAINT "rulings_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "rulings_citizen_id_idx" ON "rulings"("citizen_id");
