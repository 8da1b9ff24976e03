-- When the database was backed up last: what `/metrics` and `/readyz` tell.
CREATE TABLE "backups" (
  "at" TIMESTAMPTZ(3) NOT NULL,
  "file" TEXT NOT NULL,
  "bytes" BIGINT NOT NULL,
  "rows" BIGINT NOT NULL,
  CONSTRAINT "backups_pkey" PRIMARY KEY ("at")
);
