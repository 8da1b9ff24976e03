-- AlterTable
ALTER TABLE "people" ADD COLUMN     "distress" JSONB;
