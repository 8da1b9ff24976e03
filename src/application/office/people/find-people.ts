import { birthYear } from '../../../domain/people/birth.ts'
import {
  fitsQuestion,
  NEARLY,
  type Question,
  readQuestion,
  type SEARCHED_GROUPS,
} from '../../../domain/people/register-search.ts'
import { shortText } from '../../../domain/text/cut-text.ts'
import { hasWords } from '../../../domain/text/plain-words.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Decision } from '../../decision.ts'
import type { FoundPerson } from '../../ports/office/people-desk.ts'
import { allowed } from '../kit/audited.ts'
import { noteOf } from '../kit/field.ts'
import { PAGE } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { packQuestion, unpackQuestion } from '../kit/packed-question.ts'
import { type Answer, answered, type Screen, unknownButton, useCase } from '../kit/screen.ts'
import { showPerson } from './show-person.ts'

const byBirth = ({ birthDate }: FoundPerson): string => (birthDate === null ? '' : birthYear(birthDate))

/** The year of birth tells namesakes apart; whoever is gone is marked. */
const labelOf = (line: FoundPerson): TextRef => {
  if (line.gone !== null) return text(`office.people.gone.${line.gone}`, { name: line.name })
  const key = byBirth(line) === '' ? 'office.people.line_bare' : 'office.people.line'
  return text(key, { name: line.name, year: byBirth(line) })
}

const buttonOf = (line: FoundPerson): OfficeButton => [labelOf(line), 'person', line.id]

/** Everybody in sight whom a question means, the best first. By name or number the gone are found too, in a group never. */
export const fitting = async (call: OfficeCall, question: Question): Promise<FoundPerson[]> => {
  const { people } = call.desks
  const asked = [call.actor, call.today, call.moment.at] as const
  const all = await (question.kind === 'group' ? people.all(...asked) : people.everybody(...asked))
  const found = all
    .flatMap((person) => {
      const fit = fitsQuestion(question, person)
      return fit === null ? [] : [{ person, fit }]
    })
    .sort((a, b) => a.fit - b.fit)
  // A slip in a number is looked for only where the number itself is nobody's.
  const isExact = question.kind === 'digits' && (found[0]?.fit ?? NEARLY) < NEARLY
  return found.filter(({ fit }) => !isExact || fit < NEARLY).map(({ person }) => person)
}

/** Whether anybody in sight is meant by typed words. */
export const findsAnybody = async (call: OfficeCall, typed: string): Promise<boolean> => {
  const question = readQuestion(typed, call.moment.conversation.content.registerSearch)
  return question !== null && (await fitting(call, question)).length > 0
}

/** Pages before and after this one, with the question in their tokens. */
const turning = (question: Question, page: number, pages: number): OfficeButton[] => {
  const packed = packQuestion(question)
  if (packed === null) return []
  const to = (name: 'before' | 'after', number: number): OfficeButton => [
    text(`office.list.${name}`),
    'find_page',
    String(number),
    ...packed,
  ]
  return [...(page > 0 ? [to('before', page - 1)] : []), ...(page < pages - 1 ? [to('after', page + 1)] : [])]
}

const headOf = (all: number, page: number, pages: number) =>
  pages > 1
    ? text('office.people.page', { n: all, page: page + 1, pages })
    : text('office.people.found', { n: all })

/** Who is found alone is meant: the card opens at once. */
const opened = async (call: OfficeCall, { id }: FoundPerson): Promise<Decision> => {
  const card = await showPerson.run({ ...call, args: [id] })
  return { ...card, office: [...card.office, allowed(call, 'find_people', 'register')] }
}

/** What was looked for stands in the answer up to so many characters. */
const MOST_SHOWN = 60

/** Nobody is meant: what was looked for, and how to look. */
const nobody = (typed: string): Screen => {
  const words = shortText(noteOf(typed), MOST_SHOWN, 'points')
  return {
    parts: hasWords(words)
      ? [text('office.people.none_of', { words }), text('office.people.type_name')]
      : [text('office.people.none')],
  }
}

const shown = async (call: OfficeCall, question: Question, asked: number): Promise<Answer> => {
  const found = await fitting(call, question)
  if (found.length === 0) return { parts: [text('office.people.none')] }
  const [only, ...others] = found
  if (only && others.length === 0) return opened(call, only)
  const pages = Math.ceil(found.length / PAGE)
  const page = Math.max(0, Math.min(asked, pages - 1))
  const lines = found.slice(page * PAGE, (page + 1) * PAGE).map(buttonOf)
  return {
    parts: [headOf(found.length, page, pages)],
    buttons: [...lines, ...turning(question, page, pages)],
    place: 'in_place',
    object: 'register',
  }
}

/**
 * Everything by typing: a name – slips of the finger and inflections are forgiven –, a street, the end of a phone number,
 * or a group («одинокие»). Y-register.
 */
export const findByWords = async (call: OfficeCall): Promise<Decision> => {
  const [typed = ''] = call.args
  const question = readQuestion(typed, call.moment.conversation.content.registerSearch)
  const found = question === null ? null : await shown(call, question, 0)
  const isNobody = found === null || ('parts' in found && found.object === undefined)
  return answered(call, 'find_people', isNobody ? nobody(typed) : found)
}

/** Another page of what was found. */
export const turnPage = useCase('find_people', (call) => {
  const [page = '0', ...packed] = call.args
  const question = unpackQuestion(packed)
  return question === null || !/^\d{1,4}$/.test(page)
    ? unknownButton(call)
    : shown(call, question, Number(page))
})

/** Groups that stand as buttons under «Люди»; all others are found by their word. */
const OFFERED = [
  'living_alone',
  'lonely',
  'disabled',
  'newly_retired',
] as const satisfies readonly (typeof SEARCHED_GROUPS)[number][]

const groupButton = (group: (typeof OFFERED)[number]): OfficeButton => [
  text(`office.people.groups.${group}`),
  'find_page',
  '0',
  ...(packQuestion({ kind: 'group', group }) ?? []),
]

/** «Люди»: type a name; or the whole list where it is short. */
export const openPeople = useCase('find_people', async (call) => {
  const all = await call.desks.people.all(call.actor, call.today, call.moment.at)
  const doubts = await call.desks.doubts.count(call.actor, call.today, call.moment.at)
  const mend: OfficeButton[] =
    doubts > 0 ? [[text('office.doubts.buttons.mend', { n: doubts }), 'doubts']] : []
  const lines = [...mend, ...(all.length > PAGE ? OFFERED.map(groupButton) : all.map(buttonOf))]
  const parts = [text('office.people.count', { n: all.length }), text('office.people.type_name')]
  return { parts, buttons: lines, object: 'register' }
})
