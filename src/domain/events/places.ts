import { type SignUp, seatsHeld } from './sign-up.ts'

/** Places of an event; `capacity` null – as many as come. `taken` counts places given and places offered. */
export interface Places {
  readonly capacity: number | null
  readonly taken: number
}

/**
 * What somebody presses. `go` – comes, or takes the place that is kept; `wait` – onto the list; `no` – will not come, whatever
 * stood before; `friend`, `alone` – with a companion, or without after all; `ride`, `no_ride` – help with the way; `lapse` –
 * nobody pressed in time.
 */
export const ANSWERS = ['go', 'wait', 'no', 'friend', 'alone', 'ride', 'no_ride', 'lapse'] as const
export type Answer = (typeof ANSWERS)[number]

/** What a press leads to. */
export type Outcome =
  /** `taken` – by how much the event's places taken change. */
  | { readonly type: 'changed'; readonly next: SignUp; readonly taken: number }
  /** It stands already, nothing changes. */
  | { readonly type: 'same' }
  /** No place is free: the list is offered. */
  | { readonly type: 'full' }
  /** There is one place, not two. */
  | { readonly type: 'no_room' }
  /** Only whoever has a place can ask for this. */
  | { readonly type: 'not_going' }

/** Places that are free; without a limit there always are. */
export const freePlaces = ({ capacity, taken }: Places): number =>
  capacity === null ? Number.POSITIVE_INFINITY : Math.max(0, capacity - taken)

const NOTHING: SignUp = { state: 'declined', seats: 1, needsTransport: false }

const changed = (before: SignUp | null, next: SignUp): Outcome => ({
  type: 'changed',
  next,
  taken: seatsHeld(next) - (before === null ? 0 : seatsHeld(before)),
})

const coming = (places: Places, before: SignUp | null): Outcome => {
  if (before?.state === 'going') return { type: 'same' }
  if (before?.state === 'offered') return changed(before, { ...before, state: 'going' })
  if (freePlaces(places) > 0) return changed(before, { ...NOTHING, state: 'going' })
  return before?.state === 'waiting' ? { type: 'same' } : { type: 'full' }
}

const waiting = (places: Places, before: SignUp | null): Outcome => {
  if (before?.state === 'going' || before?.state === 'offered' || before?.state === 'waiting')
    return { type: 'same' }
  return freePlaces(places) > 0 ? coming(places, before) : changed(before, { ...NOTHING, state: 'waiting' })
}

const staying = (before: SignUp | null): Outcome => {
  if (before?.state === 'declined' || before?.state === 'withdrawn') return { type: 'same' }
  return changed(before, { ...NOTHING, state: before?.state === 'going' ? 'withdrawn' : 'declined' })
}

const seated = (places: Places, before: SignUp | null, seats: 1 | 2): Outcome => {
  if (before?.state !== 'going') return { type: 'not_going' }
  if (before.seats === seats) return { type: 'same' }
  return seats === 2 && freePlaces(places) < 1 ? { type: 'no_room' } : changed(before, { ...before, seats })
}

const carried = (before: SignUp | null, needsTransport: boolean): Outcome => {
  if (before?.state !== 'going') return { type: 'not_going' }
  return before.needsTransport === needsTransport
    ? { type: 'same' }
    : changed(before, { ...before, needsTransport })
}

/**
 * What a press means, given the event's places and what the person answered before (null – nothing). Never gives more
 * places than there are; what it takes is guarded once more where it is stored.
 * @example answered({ capacity: 20, taken: 20 }, null, 'go') // { type: 'full' }
 */
export const answered = (places: Places, before: SignUp | null, answer: Answer): Outcome => {
  switch (answer) {
    case 'go':
      return coming(places, before)
    case 'wait':
      return waiting(places, before)
    case 'no':
      return staying(before)
    case 'friend':
      return seated(places, before, 2)
    case 'alone':
      return seated(places, before, 1)
    case 'ride':
      return carried(before, true)
    case 'no_ride':
      return carried(before, false)
    case 'lapse':
      return before?.state === 'offered' ? changed(before, { ...NOTHING, state: 'lapsed' }) : { type: 'same' }
  }
}
