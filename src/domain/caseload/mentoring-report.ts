import type { LocalDate } from '../calendar/local-date.ts'
import type { CaseEvent } from './case-event.ts'

/** A piece of a mentor's work, with the mentor who was there on its day; null – not known. */
export interface MentoringLesson {
  readonly on: LocalDate
  readonly form: 'individual' | 'group'
  readonly kind: string
  readonly note: string | null
  readonly mentor: string | null
}

/** How often work of one kind was done. */
export interface MentoringCount {
  readonly form: MentoringLesson['form']
  readonly kind: string
  readonly times: number
}

/** What became of a mentoring beside the lessons (seeds/004.txt, 3.7–3.11). */
export type MentoringTurn = Extract<
  CaseEvent,
  { type: 'mentor_attached' | 'mentor_replaced' | 'case_prolonged' | 'case_closed' }
>

const mentorOn = (events: readonly CaseEvent[], day: LocalDate): string | null => {
  const turns = events.flatMap((event) => {
    if (event.on > day) return []
    if (event.type === 'mentor_attached') return [event.mentor]
    return event.type === 'mentor_replaced' ? [event.next] : []
  })
  return turns.at(-1) ?? null
}

/** The work of a case's mentors by day, the oldest first. */
export const mentoringLessons = (events: readonly CaseEvent[]): MentoringLesson[] =>
  events
    .flatMap((event): MentoringLesson[] =>
      event.type === 'mentoring_recorded'
        ? [
            {
              on: event.on,
              form: event.form,
              kind: event.kind,
              note: event.note === '' ? null : event.note,
              mentor: mentorOn(events, event.on),
            },
          ]
        : [],
    )
    .sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))

/** How often each kind of work was done, in the order in which each was done first. */
export const mentoringCounts = (lessons: readonly MentoringLesson[]): MentoringCount[] => {
  const counts = new Map<string, MentoringCount>()
  for (const { form, kind } of lessons) {
    const times = (counts.get(`${form}.${kind}`)?.times ?? 0) + 1
    counts.set(`${form}.${kind}`, { form, kind, times })
  }
  return [...counts.values()]
}

/** Attaching, replacements, prolongations and the end, in their order. */
export const mentoringTurns = (events: readonly CaseEvent[]): MentoringTurn[] =>
  events.flatMap((event) =>
    event.type === 'mentor_attached' ||
    event.type === 'mentor_replaced' ||
    event.type === 'case_prolonged' ||
    event.type === 'case_closed'
      ? [event]
      : [],
  )
