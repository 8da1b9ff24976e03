-- A card that is deleted on demand takes everything with it but numbers: its deeds stay as what was done, in which district, on
-- which day, without the person.
ALTER TABLE "deeds" ALTER COLUMN "citizen_id" DROP NOT NULL;
