import {
  CARD_QUESTIONS,
  type CardQuestion,
  type WordsColumn,
  wordsFieldOf,
} from '../../../domain/people/card-facts.ts'
import { CARD_FIELDS } from '../../../domain/people/card-fields.ts'
import type { PersonAnswers } from '../../../domain/people/person-answers.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { about } from '../kit/about.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { orNothing, withPresent } from '../kit/field.ts'
import { type AnswersOf, type Begun, dialogAbout, type Questions } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import { CITIZEN_IN_HAND } from './citizen.ts'
import { answeredFacts } from './person-answers.ts'
import {
  askBirth,
  askDisability,
  askHousehold,
  askName,
  askNote,
  askPhone,
  askSex,
  askSince,
  askTurn,
  askWords,
  noWords,
} from './person-fields.ts'
import { askMore, noteLine } from './person-note.ts'
import { cardLines, factLines } from './person-words.ts'
import { cardButtons } from './show-person.ts'
import { changedTo, undoButton } from './undo-change.ts'

/** A question of a field that is none of words. */
type OwnQuestion = Exclude<CardQuestion, WordsColumn>

type KnownOfChange = {
  readonly field: CardQuestion
  /** What is written there now, shown above the question. */
  readonly now: string | null
}

/** What a card says in words, which is shown above its question. */
const presentOf = ({ facts }: CitizenCard, question: CardQuestion): string | null => {
  if (question === 'note' || question === 'phone' || question === 'name') return facts[question]
  const field = wordsFieldOf(question)
  return field === undefined ? null : facts[field]
}

const skip = (name: 'birth' | 'phone' | 'since') => text(`office.add.skip.${name}`)

const askChange = (from: Questions<KnownOfChange & Begun>) =>
  from
    .ask('name', ({ field, now }, place) => (field === 'name' ? withPresent(askName(place), now) : null))
    .ask('sex', ({ field }) => (field === 'sex' ? askSex() : null))
    .ask('birth', ({ field }, place) =>
      field === 'birth' ? orNothing(askBirth(place), skip('birth')) : null,
    )
    .ask('phone', ({ field, now }) =>
      field === 'phone' ? withPresent(orNothing(askPhone(), skip('phone')), now) : null,
    )
    .ask('words', ({ field, now }) => {
      const asked = wordsFieldOf(field)
      return asked === undefined ? null : withPresent(orNothing(askWords(asked), noWords(asked)), now)
    })
    .ask('disability', ({ field }) => (field === 'disability' ? askDisability() : null))
    .ask('household', ({ field }) => (field === 'household' ? askHousehold() : null))
    .ask('turn', ({ field }) => (field === 'turn' ? askTurn() : null))
    .ask('more', ({ field, now }, place) => (field === 'note' && now !== null ? askMore(place, now) : null))
    .ask('note', ({ field, now, more }, place) =>
      field === 'note' && (now === null || more === 'replace') ? askNote(place) : null,
    )
    .ask('since', ({ turn }, place) =>
      turn === undefined || turn === 'none' ? null : orNothing(askSince(place), skip('since')),
    )

type Changed = AnswersOf<ReturnType<typeof askChange>>

/** The note as it is from now on; undefined – it stays. */
const noteAfter = (
  { words, today }: OfficeCall,
  before: string | null,
  { more, note }: Changed,
): string | null | undefined => {
  if (more === 'remove') return null
  return typeof more === 'object' ? noteLine(before, more.added, today, words) : note
}

/** What was said of a field of words; undefined – another thing was asked. */
const wordsAfter = ({ field, words }: Changed): PersonAnswers => {
  const asked = wordsFieldOf(field)
  return asked === undefined ? {} : { [asked]: words }
}

/** The same person must not come to stand twice: a name or date that somebody else has is not taken. */
const isSomebodyElse = async (
  { desks, actor }: OfficeCall,
  { id }: CitizenCard,
  facts: CitizenCard['facts'],
): Promise<boolean> => {
  const same = await desks.people.same(actor.department, facts.name, facts.birthDate)
  return same.some((each) => each.id !== id)
}

const finish = async (call: OfficeCall, card: CitizenCard, answers: Changed): Promise<Screen> => {
  const { today } = call
  const note = noteAfter(call, card.facts.note, answers)
  const facts = answeredFacts(card.facts, { ...answers, ...wordsAfter(answers), note }, today)
  const isNamed = facts.name !== card.facts.name || facts.birthDate !== card.facts.birthDate
  if (isNamed && (await isSomebodyElse(call, card, facts)))
    return { parts: [text('office.change.somebody_else')], buttons: cardButtons(card) }
  const next = { ...card, facts }
  return {
    parts: [text('office.change.changed'), text('talk.blank'), ...cardLines(next, today)],
    buttons: [undoButton(card), ...cardButtons(next)],
    object: `citizen:${card.id}`,
    changes: [changedTo(call, card, facts)],
  }
}

const questionLabel = (question: CardQuestion): TextRef => {
  const field = wordsFieldOf(question)
  return field === undefined
    ? text(`office.change.fields.${question as OwnQuestion}`)
    : text(`office.card.${CARD_FIELDS[field].column}.button`)
}

const whichField = ({ today }: OfficeCall, { id, facts }: CitizenCard): Screen => {
  const buttons = CARD_QUESTIONS.map(
    (each): OfficeButton => [questionLabel(each), 'change', id, each],
  ).concat([[text('office.person.buttons.circumstances'), 'circumstances', id]])
  const lines = [...factLines(facts, today), text('talk.blank'), text('office.change.which')]
  return { parts: lines, buttons, place: 'in_place' }
}

/** «Изменить»: which field of a card, then its question. */
export const CHANGE_PERSON = dialogAbout({
  id: 'change_person',
  subject: CITIZEN_IN_HAND,
  action: 'change_person',
  given: (call, card): KnownOfChange | Screen => {
    const field = CARD_QUESTIONS.find((each) => each === call.args[1])
    return field ? { field, now: presentOf(card, field) || null } : whichField(call, card)
  },
  questions: askChange,
  finish,
})

const moved = (call: OfficeCall, card: CitizenCard, district: { id: string; name: string }): Screen => ({
  parts: [text('office.change.moved', { name: card.facts.name, district: district.name })],
  place: 'in_place',
  changes: [
    { type: 'move_citizen', citizen: card.id, district: district.id, revision: card.revision },
    allowed(call, 'change_person', `citizen:${card.id}`, `district ${district.id}`),
  ],
})

/** «На другой участок»: within the department, from a district that is one's own. Open tasks go along. */
export const movePerson = about(CITIZEN_IN_HAND, 'change_person', async (call, card) => {
  const all = await call.desks.staff.districts(card.department)
  const others = all.filter(({ id }) => id !== card.district)
  const chosen = others.find(({ id }) => id === call.args[1])
  if (chosen) return moved(call, card, chosen)
  if (call.args[1] !== undefined) return refuse(call, 'change_person', `district:${call.args[1]}`)
  const buttons = others.map(({ id, name }): OfficeButton => [name, 'move_person', card.id, id])
  const key = others.length === 0 ? 'office.change.nowhere' : 'office.change.whither'
  const question = text(key, { name: card.facts.name, district: card.districtName })
  return { parts: [question], buttons, place: 'in_place' }
})
