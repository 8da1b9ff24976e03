-- What stood in a card before its last change, to be brought back on the same day. Sealed with the citizen's key.
CREATE TABLE "replaced_facts" (
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  "facts" BYTEA NOT NULL,
  "on_day" TEXT NOT NULL,
  CONSTRAINT "replaced_facts_pkey" PRIMARY KEY ("citizen_id")
);
