import { localMoment } from '../../../domain/calendar/local-date.ts'
import { openFrom } from '../../../domain/calendar/working-hours.ts'
import { maskLongNumbers } from '../../../domain/numbers/mask.ts'
import type { TalkEvent } from '../../../domain/scenario/event.ts'
import { cleanWords } from '../../../domain/text/plain-words.ts'
import type { Moment } from '../../decision.ts'
import type { NewTask } from '../../ports/office/caseload-change.ts'
import type { HandoverPlace } from '../../ports/office/talking-change.ts'
import type { StoredTalk } from '../../ports/talk-store.ts'
import { officeDay } from '../kit/office-call.ts'
import { officeHours, type Reception } from '../staff/reception.ts'

const HOUR = 3_600_000

/** A call for a person, as a talk says it happened. */
export type HumanCalled = Extract<TalkEvent, { type: 'human_called' }>

/** The danger that a call is about, e.g. `fire`; null – none. */
export const dangerOf = ({ reason }: HumanCalled): string | null =>
  /^danger_([a-z_]+)$/.exec(reason)?.[1] ?? null

const whyOf = (called: HumanCalled): string => {
  if (dangerOf(called) !== null) return 'danger'
  if (called.reason === 'visit_support') return 'beside'
  return called.reason === 'asked' || called.reason === 'reminder' ? 'asked' : 'stuck'
}

/** Where the citizen stands; without a consent only why they called. */
export const placeOf = (called: HumanCalled, talk: StoredTalk | null, hasConsent: boolean): HandoverPlace => {
  const why = whyOf(called)
  const isOpen = talk?.session.status === 'active' || talk?.session.status === 'paused'
  if (!hasConsent || !talk || !isOpen) return { talk: null, need: null, stage: null, step: null, why }
  const { need, step } = talk.session
  return { talk: talk.id, need, step, stage: step.split('.')[0] ?? null, why }
}

/** A task of whoever answers: of the district, or of a head where nobody works it. */
const taskOf = (
  moment: Moment,
  { linked, workers, heads }: Reception,
  own: Pick<NewTask, 'id' | 'key' | 'kind' | 'urgency' | 'params' | 'due' | 'note'>,
): NewTask => ({
  ...own,
  citizen: linked?.citizen ?? null,
  case: null,
  district: linked?.district ?? null,
  assignee: workers.length > 0 ? null : (heads[0]?.id ?? null),
  rule: null,
  base: null,
  approximate: false,
  closedBy: null,
  on: officeDay(moment),
})

/** «Ответить»: to be done in the office's next open hour. */
export const callTask = (moment: Moment, reception: Reception, handover: string): NewTask => {
  const { conversation, at } = moment
  const hours = officeHours(conversation)
  return taskOf(moment, reception, {
    id: conversation.chance.id(),
    key: `human_call|${handover}`,
    kind: 'human_call',
    urgency: 'soon',
    params: { handover },
    due: localMoment(openFrom(at, hours), hours.zone).date,
    note: null,
  })
}

/** So much of a cry stands in its task. */
const LONGEST_NOTE = 500

/** The words of the cry for whoever has to act on them; without a consent nobody reads them. */
export const ownWordsOf = ({ incoming: { body }, person }: Moment): string | null => {
  const words = 'words' in body ? cleanWords(body.words, LONGEST_NOTE) : ''
  return person.consent === null || words === '' ? null : maskLongNumbers(words)
}

/** The task of a kind of danger within an hour, e.g. `da1b2_8f3k2_fire`: what is said of it again stands beside it. */
export const dangerTaskId = ({ person, at }: Moment, danger: string): string =>
  `d${person.id}_${Math.floor(at / HOUR).toString(36)}_${danger}`

/** Danger: to be done at once (Y-danger). */
export const dangerTask = (
  moment: Moment,
  reception: Reception,
  cry: { readonly id: string; readonly danger: string; readonly handover: string },
): NewTask => {
  const { id, danger, handover } = cry
  return taskOf(moment, reception, {
    id,
    key: `danger|${id}`,
    kind: reception.linked ? 'danger' : 'human_call',
    urgency: 'at_once',
    params: { danger, handover, cried_at: moment.at },
    due: officeDay(moment),
    note: ownWordsOf(moment),
  })
}
