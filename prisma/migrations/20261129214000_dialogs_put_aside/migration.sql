-- Dialogs that a key, a command or a file came between: kept for a day and offered again.
CREATE TABLE "dialogs_aside" (
  "id" TEXT NOT NULL,
  "person_id" TEXT NOT NULL REFERENCES "people"("id") ON DELETE CASCADE,
  "form" TEXT NOT NULL,
  "state" BYTEA NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "dialogs_aside_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "dialogs_aside_person_id_idx" ON "dialogs_aside"("person_id");
