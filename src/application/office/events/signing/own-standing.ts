import { standingOfEvent } from '../../../../domain/events/event-span.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import type { Answering } from '../../../ports/office/sign-up-desk.ts'
import { companyLines, goingButtons, keptUntil, type SignUpButton, waitingLine } from './sign-up-words.ts'

/** How a person stands to an event: what is said below it, and what can be pressed. */
export interface OwnStanding {
  readonly lines: readonly TextRef[]
  readonly buttons: readonly SignUpButton[]
}

const NOT_ANSWERED: OwnStanding = {
  lines: [text('office.sign_up.ask')],
  buttons: [
    ['go', 'go'],
    ['no_go', 'no'],
  ],
}

/** How a person stands to an event at a moment, by the region's days. */
export const ownStanding = (answering: Answering, at: number, today: string, zone: string): OwnStanding => {
  const { event, signUp } = answering
  const standing = standingOfEvent(event, at, zone)
  if (standing === 'cancelled') return { lines: [text('events.cancelled')], buttons: [['list', 'list']] }
  if (standing === 'begun') return { lines: [text('office.sign_up.begun')], buttons: [['list', 'list']] }
  switch (signUp?.state) {
    case 'going':
      return {
        lines: [text('office.sign_up.you_go'), ...companyLines(signUp)],
        buttons: goingButtons(signUp),
      }
    case 'waiting':
      return {
        lines: [text('office.sign_up.you_wait'), waitingLine(answering)],
        buttons: [['stop_waiting', 'no']],
      }
    case 'offered':
      return {
        lines: [keptUntil(signUp.offeredUntil ?? at, today, zone)],
        buttons: [
          ['go', 'accept'],
          ['no_go', 'pass'],
        ],
      }
    default:
      return NOT_ANSWERED
  }
}
