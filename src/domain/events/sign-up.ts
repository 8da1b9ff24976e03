/**
 * What became of somebody's answer to an event (Y-notify). `going` – has a place; `waiting` – on the list; `offered` – a
 * freed place is kept until a moment; `declined` – will not come; `withdrawn` – had a place and gave it up; `lapsed` – let
 * an offer run out; `walked_in` – came without having answered, and was put down afterwards.
 */
export const SIGN_UP_STATES = [
  'going',
  'waiting',
  'offered',
  'declined',
  'withdrawn',
  'lapsed',
  'walked_in',
] as const
export type SignUpState = (typeof SIGN_UP_STATES)[number]

/** Somebody's answer to an event as it stands. */
export interface SignUp {
  readonly state: SignUpState
  /** 2 – with a companion. */
  readonly seats: 1 | 2
  readonly needsTransport: boolean
}

/** Places that an answer holds: whoever waits holds none yet. */
export const seatsHeld = ({ state, seats }: Pick<SignUp, 'state' | 'seats'>): number =>
  state === 'going' || state === 'offered' ? seats : 0
