import type { Actor } from '../../../../domain/access/can.ts'
import type { EventDraft } from '../../../../domain/events/event-draft.ts'
import { mayChangeEvent } from '../../../../domain/events/may-change-event.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'

/**
 * What a draft is to the calendar. `told` – it is changed or cancelled, but people know of it, so an employee decides;
 * `theirs` – likewise, but it is a colleague's to change; `off` – it is cancelled, and the calendar never had it.
 */
export type DraftFate = 'off' | 'new' | 'same' | 'changed' | 'cancelled' | 'told' | 'theirs'

export interface Compared {
  readonly draft: EventDraft
  readonly uid: string
  readonly event: PlannedEvent | null
  readonly fate: DraftFate
}

/** What an event of a schedule is called in the calendar: each day of a series by itself. */
export const uidOfDraft = ({ uid, occurrence }: EventDraft): string =>
  occurrence === '' ? uid : `${uid}/${occurrence}`

const facts = ({ day, time, endDay, endTime }: EventDraft['time']): string =>
  [day, time, endDay ?? '', endTime].join(' ')

/** Only a calendar changes an event under its own name; a row that changed is another row. What employees added stays. */
const isChanged = ({ uid, time, details }: EventDraft, event: PlannedEvent): boolean =>
  !uid.startsWith('row|') &&
  (facts(time) !== facts(event) ||
    details.title !== event.details.title ||
    details.place !== event.details.place ||
    details.address !== event.details.address)

const fateOf = (actor: Actor, draft: EventDraft, event: PlannedEvent | null): DraftFate => {
  if (event === null) return draft.cancelled ? 'off' : 'new'
  if (event.state === 'cancelled') return 'same'
  const isOther = draft.cancelled || isChanged(draft, event)
  if (!isOther) return 'same'
  if (!mayChangeEvent(actor, event)) return 'theirs'
  if (event.state === 'open') return 'told'
  return draft.cancelled ? 'cancelled' : 'changed'
}

/** Every draft against the calendar as it stands now, for whoever sent them. */
export const compared = (
  actor: Actor,
  drafts: readonly EventDraft[],
  known: ReadonlyMap<string, PlannedEvent>,
): readonly Compared[] =>
  drafts.map((draft) => {
    const uid = uidOfDraft(draft)
    const event = known.get(uid) ?? null
    return { draft, uid, event, fate: fateOf(actor, draft, event) }
  })

export const countOf = (all: readonly Compared[], fate: DraftFate): number =>
  all.filter((each) => each.fate === fate).length
