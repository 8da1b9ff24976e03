import { z } from 'zod'
import type { Attachment } from '../people/attachment.ts'
import type { Person } from '../people/person.ts'
import type { Playground } from '../playground.ts'
import type { ClockWalk } from './clock-walk.ts'
import type { Control } from './control.ts'
import { nextMorning } from './next-morning.ts'
import type { PlaygroundTexts } from './texts.ts'

const HOUR_MS = 3_600_000

/** What the page can do besides looking. */
export interface ActionParts {
  playground: Playground
  control: Control
  texts: PlaygroundTexts
  timeZone: string
  walk: ClockWalk
}

type Attach = (person: Person, words: Record<string, string>) => Attachment

const ATTACHMENTS: Record<string, Attach> = {
  photo: () => ({ photo: true }),
  voice: () => ({ voice: true }),
  sticker: () => ({ sticker: true }),
  location: () => ({ location: true }),
  contact_own: () => ({ contact: 'own' }),
  contact_other: (_person, words) => ({
    contact: { phone_number: '+70009999999', first_name: words['other_contact_name'] ?? '' },
  }),
  document: (_person, words) => ({
    document: {
      name: words['document_name'] ?? 'document.txt',
      mime: 'text/plain',
      bytes: Buffer.from(words['document_text'] ?? ''),
    },
  }),
}

const personAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), text: z.string().min(1) }),
  z.object({ do: z.literal('press'), button: z.string(), messageId: z.number().optional() }),
  z.object({ do: z.literal('attach'), what: z.string() }),
  z.object({ do: z.literal('block') }),
  z.object({ do: z.literal('unblock') }),
  z.object({ do: z.literal('language'), language: z.string().regex(/^[a-z]{2}$/) }),
])

const clockAction = z.object({ move: z.enum(['hour', 'day', 'week', 'month', 'morning']) })
const faultAction = z.object({ fault: z.string() })

/**
 * What somebody does on the page for one of the people.
 *
 * @throws ZodError for a body of another shape, Error when the person cannot do it now (no such button, blocked)
 */
export function actForPerson({ playground, texts }: ActionParts, key: string, body: unknown): void {
  const person = playground.person(key)
  const action = personAction.parse(body)
  if (action.do === 'say') person.say(action.text)
  else if (action.do === 'press')
    person.press(action.button, action.messageId === undefined ? {} : { messageId: action.messageId })
  else if (action.do === 'block') person.block()
  else if (action.do === 'unblock') person.unblock()
  else if (action.do === 'language') playground.changeLanguage(key, action.language)
  else attach(person, action.what, texts[person.state.language]?.page ?? {})
}

function attach(person: Person, what: string, words: Record<string, string>): void {
  const attachment = ATTACHMENTS[what]
  if (!attachment) throw new RangeError(`nothing to attach: ${what}`)
  person.send(attachment(person, words))
}

const HOURS = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24 } as const

/** Moves the playground's clock forward, with everything that happens on the way. */
export function moveClock({ walk, timeZone }: ActionParts, body: unknown): Promise<void> {
  const { move } = clockAction.parse(body)
  return walk.walk((now) => (move === 'morning' ? nextMorning(now, timeZone) : now + HOURS[move] * HOUR_MS))
}

/** Sets the fault switch. */
export function setFault({ control }: ActionParts, body: unknown): void {
  control.setFault(faultAction.parse(body).fault)
}
