-- Words that stood somewhere before their last change and are about nobody (of an event, of a district), to be brought back
-- on the same day. Those of a person's card are in replaced_facts, sealed.
CREATE TABLE "replaced_words" (
  "object" TEXT NOT NULL,
  "words" JSONB NOT NULL,
  "on_day" TEXT NOT NULL,
  CONSTRAINT "replaced_words_pkey" PRIMARY KEY ("object")
);
