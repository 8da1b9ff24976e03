/** Kinds of tasks that a person's own message makes: a danger, a call for a human, a wish for help. */
const TOLD_KINDS = `array['danger', 'human_call', 'help']`

/**
 * Tasks `t` that a person has to do with: of the card that their chat is joined to, or made by a call from the chat – a chat
 * without a card has no other trace, and a card may have been let go since. $1 person.
 */
export const IS_THEIRS = `(t.citizen_id in (select id from citizens where person_id = $1)
  or exists (select 1 from handovers h where h.person_id = $1 and (h.task_id = t.id or t.params->>'handover' = h.id)))`

/** Tasks `t` whose note a person wrote themselves: an employee who reported it stands in `by`, a deed it followed in `from`. */
const WRITTEN_BY_THEM = `t.kind = any(${TOLD_KINDS}) and t.made_by is null and not t.params ? 'by' and not t.params ? 'from'`

/** The note of a task `t`, where it is the person's own words; else null. */
export const TOLD_NOTE = `case when ${WRITTEN_BY_THEM} then t.note end`

/**
 * Empties a person's own words wherever the institution's record keeps them: in notes of their cries and calls, in what they
 * wrote beside a task, in what is noted of their own answers, in letters on their way. That it happened stays. Each
 * statement takes one parameter, the person's id, and has to run while their row and the join to the card are there.
 */
export const ERASE_TOLD_WORDS: readonly string[] = [
  `update tasks t set note = null, revision = t.revision + 1
   where t.note is not null and ${WRITTEN_BY_THEM} and ${IS_THEIRS}`,
  `update task_events e set words = null from tasks t
   where t.id = e.task_id and e.words is not null and e.event->>'type' = 'citizen_wrote' and ${IS_THEIRS}`,
  `update deeds d set note = null from citizens c
   where c.person_id = $1 and d.citizen_id = c.id and d.staff_id is null and d.note is not null`,
  `delete from letters l using handovers h where h.id = l.handover_id and h.person_id = $1 and l.person_id <> $1`,
  `update handovers set place = place || '{"talk": null, "need": null, "stage": null, "step": null}' where person_id = $1`,
  'delete from dialogs_aside where person_id = $1',
]
