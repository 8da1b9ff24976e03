import { ownEntry } from '../../../domain/own-entry.ts'
import { cell } from './writing.ts'

/** Where words of tasks and cases are sealed. */
export const notePlace = (task: string): string => cell('tasks', 'note', task)
export const resultPlace = (task: string): string => cell('tasks', 'result_words', task)
export const taskEventWordsPlace = (task: string): string => cell('task_events', 'words', task)
export const caseEventWordsPlace = (id: string): string => cell('case_events', 'words', id)

/** The field of an event that somebody wrote in own words, by the event's type: it is stored sealed. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  task_closed: 'result',
  result_noted: 'result',
  mentoring_recorded: 'note',
  task_handed_over: 'reason',
  head_answered: 'words',
  plan_changed: 'line',
}

type Event = Readonly<Record<string, unknown>>

/** An event without the words that somebody wrote, and these words; null – there are none. */
export const splitEvent = (event: Event): { event: Event; words: string | null } => {
  const field = ownEntry(OWN_WORDS, String(event['type']))
  const words = field === undefined ? null : ownEntry(event, field)
  return field === undefined || typeof words !== 'string' || words === ''
    ? { event, words: null }
    : { event: { ...event, [field]: '' }, words }
}

/** The event as it was told. */
export const joinEvent = (event: Event, words: string | null): Event => {
  const field = ownEntry(OWN_WORDS, String(event['type']))
  return field === undefined || words === null ? event : { ...event, [field]: words }
}
