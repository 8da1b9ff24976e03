-- Two cards of one person that were made one: what is needed to part them again within the term. Gone with the card that stayed.
CREATE TABLE "merged_cards" (
  "id" TEXT NOT NULL,
  -- The card that stayed.
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  "double_id" TEXT NOT NULL,
  -- The double's own key, and what it seals: the double's row, what of it stayed behind, what went over.
  "key" BYTEA NOT NULL,
  "kept" BYTEA NOT NULL,
  "staff_id" TEXT NOT NULL REFERENCES "staff"("id"),
  "day" TEXT NOT NULL,
  -- The last day on which they can be parted.
  "until_day" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "merged_cards_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "merged_cards_citizen_id_idx" ON "merged_cards"("citizen_id");
CREATE TRIGGER key_goes AFTER DELETE ON "merged_cards" FOR EACH ROW EXECUTE FUNCTION key_goes();
