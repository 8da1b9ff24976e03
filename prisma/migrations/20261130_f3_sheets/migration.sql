-- Forms that are filled by ticks: diagnoses of a family, acts of a survey. One that is not finished is gone on with; what a
-- finished one says stays as it was on its day. It counts as long as its deed stands.
CREATE TABLE "sheets" (
  "id" TEXT NOT NULL,
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  "form" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "answers" BYTEA NOT NULL,
  "staff_id" TEXT NOT NULL REFERENCES "staff"("id"),
  "begun_on" TEXT NOT NULL,
  "finished_on" TEXT,
  "deed_id" TEXT,
  "revision" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "sheets_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "sheets_citizen_id_form_idx" ON "sheets"("citizen_id", "form");
