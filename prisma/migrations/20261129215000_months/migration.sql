-- A month as it ended: everybody who was owed a contact in it, where they belonged then, and why nobody reached them. Kept as
-- it was: who joins, moves or dies later changes nothing. Whether they were reached is still told by `monthly_contacts`, so that
-- a contact that is recorded late, or taken back, shows.
CREATE TABLE "month_records" (
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  -- `2026-11`
  "month" TEXT NOT NULL,
  "district_id" TEXT NOT NULL REFERENCES "districts"("id"),
  -- Whoever worked the district on the month's last day; NULL – nobody did.
  "staff_id" TEXT,
  -- Why nobody reached the person, in one word; NULL – somebody did by the month's end.
  "why" TEXT,
  -- How often somebody tried.
  "tries" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "month_records_pkey" PRIMARY KEY ("citizen_id", "month")
);
CREATE INDEX "month_records_month_district_id_idx" ON "month_records"("month", "district_id");

-- A move, a death, a refusal that an employee noted holds at once; it takes the person out of the month's count only when
-- the head has confirmed it. NULL – nothing waits; else who noted it. What was noted before this day is taken as confirmed.
ALTER TABLE "citizens" ADD COLUMN "unconfirmed_by" TEXT;
CREATE INDEX "citizens_unconfirmed_idx" ON "citizens"("district_id") WHERE "unconfirmed_by" IS NOT NULL;
