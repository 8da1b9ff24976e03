-- An institution's own template is sealed at rest; what was sent before stands as it came until it is replaced.
ALTER TABLE "own_forms" ADD COLUMN "sealed" BOOLEAN NOT NULL DEFAULT false;
