import type { HeardDanger } from '../../../domain/hearing/hear-danger.ts'
import { maskLongNumbers } from '../../../domain/numbers/mask.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { cleanWords, comparable } from '../../../domain/text/plain-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import { dangersIn } from '../../hearing/dangers-in.ts'
import type { FoundPerson } from '../../ports/office/people-desk.ts'
import { allowed } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { say } from '../kit/use-case.ts'

/** So many people are offered: a cry names one. */
const MOST = 3
/** Inflections end a surname: «Ахметова», «Ахметовой». */
const ENDING = 2
const SHORTEST_STEM = 4
const LONGEST = 300
/** What an employee may write of themselves; everything else is work. */
const OWN = new Set(['suicide', 'overdose', 'violence', 'medical', 'heart', 'breath', 'stroke'])

/** Surnames are written first in the register; a message may inflect them. */
const isNamed = (name: string, said: readonly string[]): boolean => {
  const [surname = ''] = comparable(name).split(' ')
  if (surname.length < SHORTEST_STEM) return said.includes(surname)
  const length = Math.max(SHORTEST_STEM, surname.length - ENDING)
  const isLike = (word: string): boolean =>
    Math.abs(word.length - surname.length) <= ENDING &&
    [...surname].slice(0, length).every((letter, at) => word[at] === letter)
  return said.some(isLike)
}

const namedIn = async (
  { desks, actor, today, moment }: OfficeCall,
  words: string,
): Promise<FoundPerson[]> => {
  const said = comparable(words).split(' ')
  const all = await desks.people.all(actor, today, moment.at)
  return all.filter(({ name }) => isNamed(name, said)).slice(0, MOST)
}

/** A cry that was passed on, with the people whom it may be about: one press tells the head. */
const passedOn = (
  call: OfficeCall,
  words: string,
  { kind }: HeardDanger,
  people: readonly FoundPerson[],
): Decision => {
  const said = maskLongNumbers(cleanWords(words, LONGEST))
  const parts = [
    text('office.danger.heard', { words: said }),
    text(`office.danger.kinds.${kind}`),
    text('office.danger.numbers'),
    text(people.length > 0 ? 'office.danger.tell_head' : 'office.danger.whose'),
  ]
  const buttons = people.flatMap(({ id, name }): OfficeButton[] => [
    [text('office.people.line_bare', { name }), 'danger_heard', id],
    // A specialist tells of a visit in the very words of a cry: what else they may become is one press away.
    [text('office.ear.buttons.work', { name: shortName(name) }), 'heard', id],
  ])
  return decide(call.moment, {
    replies: [call.words.message(parts, buttons)],
    office: [allowed(call, 'find_people', 'register')],
  })
}

/**
 * Danger in what an employee sends: a citizen's cry that is passed on, or typed with the name, is recognised with the
 * person; of themselves they get a human line. Null – ordinary work, an employee writes of others' dangers all day.
 */
export const heardAtWork = async (call: OfficeCall): Promise<Decision | null> => {
  const { body } = call.moment.incoming
  if (body.type !== 'words' && body.type !== 'other') return null
  const [gravest] = dangersIn(call.moment.conversation.content, body.words)
  if (!gravest) return null
  const people = await namedIn(call, `${body.from ?? ''} ${body.words}`)
  if (body.forwarded || people.length > 0) return passedOn(call, body.words, gravest, people)
  const isOwn = OWN.has(gravest.kind) && gravest.who === 'self' && body.type === 'words'
  return isOwn ? say(call, [call.words.message([text('office.danger.own')])]) : null
}
