import { birthYear } from '../../../domain/people/birth.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { FoundPerson } from '../../ports/office/people-desk.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { noteOf } from '../kit/field.ts'
import { PAGE } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import type { Meant } from './heard-words.ts'
import { deedButtons, leaveButtons, understoodText } from './offered-deeds.ts'

/** The words as they would be kept, in quotation marks: a press reads them there. */
const quote = (words: string) => text('office.ear.words', { words: noteOf(words) })

/** Who was found, what was understood, and everything that one press makes of it. */
export const deedScreen = (
  call: OfficeCall,
  card: CitizenCard,
  { deed, words }: Pick<Meant, 'deed' | 'words'>,
): Screen => ({
  parts: [
    text('office.person.head_bare', { name: card.facts.name }),
    understoodText(deed),
    quote(words),
    text('office.ear.ask'),
  ],
  buttons: [...deedButtons(call, card, deed), ...leaveButtons(card)],
  object: `citizen:${card.id}`,
})

/** The year of birth tells namesakes apart. */
const labelOf = ({ name, birthDate }: FoundPerson) =>
  birthDate === null
    ? text('office.people.line_bare', { name })
    : text('office.people.line', { name, year: birthYear(birthDate) })

/** Several whom a name may mean: which one? The whole message stays in sight, so that the press can read it. */
export const whichScreen = (candidates: readonly FoundPerson[], words: string): Screen => ({
  parts: [
    text('office.ear.which', { n: candidates.length }),
    ...(candidates.length > PAGE ? [text('office.ear.more_of_them')] : []),
    quote(words),
  ],
  buttons: [
    ...candidates.slice(0, PAGE).map((each): OfficeButton => [labelOf(each), 'heard', each.id, 'here']),
    ...leaveButtons(null),
  ],
  object: 'register',
})

/** The button of one name of several: of namesakes it is asked which one. */
const nameButton = ({ candidates: [first, ...others] }: Meant): OfficeButton[] => {
  if (!first) return []
  return others.length === 0
    ? [[shortName(first.name), 'heard', first.id]]
    : [[text('office.ear.buttons.which', { name: shortName(first.name) }), 'heard', first.id, 'which']]
}

/** Several people in one message: each is answered in its turn, the list stays. */
export const severalScreen = (meant: readonly Meant[], words: string): Screen => ({
  parts: [
    text('office.ear.several', { n: meant.length }),
    ...meant.flatMap(({ candidates: [first], deed }) =>
      first ? [text('office.ear.one_of', { name: shortName(first.name), what: understoodText(deed) })] : [],
    ),
    quote(words),
    text('office.ear.with_whom'),
  ],
  buttons: [...meant.slice(0, PAGE).flatMap(nameButton), ...leaveButtons(null)],
  object: 'register',
})
