import { text } from '../../../../domain/words/text-ref.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import type { UseCaseName } from '../../kit/use-case-name.ts'

/** An event as its buttons look at it. */
export interface EventLook {
  readonly event: PlannedEvent
  readonly mayChange: boolean
  /** It can be ticked who is there. */
  readonly isGathering: boolean
  readonly isOver: boolean
}

/** A button of the card: its label in `office.event_plan.buttons`, the use case, and when it makes sense. */
interface Move {
  readonly label: string
  readonly name: UseCaseName
  readonly args?: readonly string[]
  readonly when: (look: EventLook) => boolean
}

const isLive = ({ event, mayChange, isOver }: EventLook): boolean =>
  mayChange && !isOver && event.state !== 'cancelled'

/** People sign up for it: an employee of any district looks after their own among them. */
const isShown = ({ event }: EventLook): boolean => event.state === 'open'

/** What can be done about an event, in the order of its buttons. The one place where an area adds its own. */
const MOVES: readonly Move[] = [
  { label: 'open', name: 'event_open', when: (look) => isLive(look) && look.event.state === 'draft' },
  {
    label: 'open_all',
    name: 'event_open',
    args: ['all'],
    when: (look) => isLive(look) && look.event.state === 'draft' && look.event.series !== null,
  },
  {
    label: 'invite',
    name: 'event_invite',
    when: ({ event, isOver }) => event.state === 'open' && !isOver,
  },
  { label: 'people', name: 'event_people', when: isShown },
  { label: 'presence', name: 'event_presence', when: ({ isGathering }) => isGathering },
  { label: 'access', name: 'event_access', when: isLive },
  { label: 'change', name: 'event_change', when: isLive },
  { label: 'cancel', name: 'event_cancel', when: isLive },
  { label: 'repeat', name: 'event_repeat', when: () => true },
  { label: 'all', name: 'events', when: () => true },
]

/** The buttons under an event's card. */
export const eventMoves = (look: EventLook): OfficeButton[] =>
  MOVES.filter(({ when }) => when(look)).map(
    ({ label, name, args = [] }): OfficeButton => [
      text(`office.event_plan.buttons.${label}`),
      name,
      ...(name === 'events' ? [] : [look.event.id]),
      ...args,
    ],
  )
