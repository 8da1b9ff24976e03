import { ownEntry } from '../own-entry.ts'
import type { AnswerValue } from '../scenario/condition.ts'
import type { TalkEvent } from '../scenario/event.ts'
import type { Session } from '../scenario/session.ts'

/** Stands where own words stood that nobody allowed us to keep. */
const NOT_KEPT = '•••'

type Answers = Record<string, AnswerValue>

/** The name under which a plan's half-made action waits among the own words; no answer is called so. */
const HALF_SAID = '@cursor'

/** A micro-plan keeps its dates and helpers; only the words of own actions go. */
const withoutOwn = (name: string, value: AnswerValue): AnswerValue | undefined =>
  name === 'plan' && Array.isArray(value)
    ? ((value as unknown as { own: boolean }[]).map((action) =>
        action.own ? { ...action, what: NOT_KEPT } : action,
      ) as never)
    : undefined

/** A session split into what identifies nobody and the person's own words (requirements.md P). */
export const separateOwnWords = (session: Session): { rest: Session; own: Answers } => {
  const isHalfSaid = session.cursor?.['own'] === true
  if (session.own.length === 0 && !isHalfSaid) return { rest: session, own: {} }
  const answers: Answers = {}
  const own: Answers = {}
  for (const [name, value] of Object.entries(session.answers)) {
    if (!session.own.includes(name)) answers[name] = value
    else {
      own[name] = value
      const kept = withoutOwn(name, value)
      if (kept !== undefined) answers[name] = kept
    }
  }
  if (isHalfSaid) own[HALF_SAID] = session.cursor?.['what'] as AnswerValue
  return { rest: { ...session, answers, cursor: withoutOwnCursor(session.cursor) }, own }
}

/** A plan's half-made action may hold own words too. */
const withoutOwnCursor = (cursor: Session['cursor']): Session['cursor'] =>
  cursor?.['own'] === true ? { ...cursor, what: NOT_KEPT } : cursor

/** Puts own words back where they belong. */
export const joinOwnWords = (rest: Session, own: Answers): Session => {
  const { [HALF_SAID]: what, ...answers } = own
  const cursor = what === undefined ? rest.cursor : { ...rest.cursor, what }
  return { ...rest, cursor, answers: { ...rest.answers, ...answers } }
}

/** An event split the same way: what may be kept of anybody, and the words that need consent. */
export const separateEvent = (event: TalkEvent): { rest: Record<string, unknown>; own: unknown } => {
  const rest: Record<string, unknown> = { ...event }
  const take = (name: string): unknown => {
    const own = ownEntry(rest, name)
    delete rest[name]
    return own
  }
  if (event.type === 'answer_recorded' && event.words) return { own: take('value'), rest }
  if (event.type === 'action_planned' && event.own) return { own: take('what'), rest }
  if (event.type === 'appointment_made' && event.place !== null) return { own: take('place'), rest }
  return { rest, own: null }
}
