-- Who lives with whom: a family belongs to the card of its representative, whose key seals the names in it. Somebody stands in
-- one family at a time.
CREATE TABLE "families" (
  "id" TEXT NOT NULL,
  "citizen_id" TEXT NOT NULL REFERENCES "citizens"("id") ON DELETE CASCADE,
  "made_on" TEXT NOT NULL,
  CONSTRAINT "families_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "families_citizen_id_key" ON "families"("citizen_id");

CREATE TABLE "family_members" (
  "id" TEXT NOT NULL,
  "family_id" TEXT NOT NULL REFERENCES "families"("id") ON DELETE CASCADE,
  "citizen_id" TEXT REFERENCES "citizens"("id") ON DELETE CASCADE,
  "name" BYTEA NOT NULL,
  "birth_date" TEXT,
  "kin" TEXT NOT NULL,
  "occupation" TEXT,
  "added_on" TEXT NOT NULL,
  "left_on" TEXT,
  CONSTRAINT "family_members_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "family_members_family_id_idx" ON "family_members"("family_id");
CREATE UNIQUE INDEX "family_members_citizen_id_key" ON "family_members"("citizen_id") WHERE "left_on" IS NULL;

-- Where somebody is registered, sealed; null – nobody said.
ALTER TABLE "citizens" ADD COLUMN "registration" BYTEA;
