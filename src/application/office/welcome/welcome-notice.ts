import { readWelcomeSubject } from '../../../domain/people/welcome-subject.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Button } from '../../ports/messenger.ts'
import { actionToken } from '../../screens.ts'
import type { Composer, Composing } from '../kit/composer.ts'
import { eventToken } from '../kit/event-token.ts'

/** What a message says after its first words, and what can be pressed there. */
interface Body {
  readonly said: TextRef
  readonly buttons: readonly Button[]
}

const near = async ({ words }: Composing): Promise<Body> => ({
  said: text('office.welcome.body.near'),
  buttons: [
    { text: words.phrase('screens.menu_buttons.events'), token: eventToken('list') },
    { text: words.phrase('screens.menu_buttons.school'), token: actionToken('school') },
  ],
})

/** Whoever works the district today, by name. */
const people = async ({ desks, words, person, day }: Composing): Promise<Body> => {
  const own = await desks.people.own(person)
  const [worker] = own === null ? [] : await desks.staff.workersOf(own.district, day)
  const call = { text: words.phrase('screens.call_human'), token: actionToken('call_human') }
  return {
    said: worker
      ? text('office.welcome.body.people', { who: worker.name })
      : text('office.welcome.body.people_nobody'),
    buttons: [call],
  }
}

const talk = async ({ words }: Composing): Promise<Body> => ({
  said: text('office.welcome.body.talk'),
  buttons: [{ text: words.phrase('office.welcome.buttons.talk'), token: eventToken('welcome_talk') }],
})

const BODIES = { near, people, talk } as const

/** A message of the welcome series (Y-new): first words by the turn, one thought, and the way to end it. */
export const welcomeNotice: Composer = async (composing) => {
  const { subject, words } = composing
  const { turn, step } = readWelcomeSubject(subject)
  const { said, buttons } = await BODIES[step](composing)
  const stop = { text: words.phrase('office.welcome.buttons.stop'), token: eventToken('welcome_stop') }
  return {
    kind: 'text',
    html: words.html([text(`office.welcome.${step}.${turn}`), said]),
    buttons: [...buttons, stop].map((button) => [button]),
  }
}
