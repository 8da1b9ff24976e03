-- Messengers name updates and messages as they like: numbers in one, "mid.1a2b" in another. What they say is kept as text and
-- compared for equality only; order comes from the moment of the turn.
DROP VIEW "talk_events";
ALTER TABLE "turns" ALTER COLUMN "update_id" TYPE TEXT COLLATE "C" USING "update_id"::text;
CREATE VIEW "talk_events" AS
SELECT t."bot", t."update_id", e."place", t."person_id", t."talk_id", e."body" ->> 'type' AS "kind", e."body", t."at"
FROM "turns" t CROSS JOIN LATERAL jsonb_array_elements(t."events") WITH ORDINALITY AS e("body", "place");

ALTER TABLE "set_aside_updates" ALTER COLUMN "update_id" TYPE TEXT COLLATE "C" USING "update_id"::text;
ALTER TABLE "reminders" ALTER COLUMN "message_id" TYPE TEXT USING "message_id"::text;
