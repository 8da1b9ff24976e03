import { readBirthDate } from '../../../domain/people/birth-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Form, FormAnswers } from '../../ports/office/dialogs.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { about } from '../kit/about.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { endedAbout } from '../kit/form-about.ts'
import { toolsOf, wordsField } from '../kit/form-fields.ts'
import { noteFields, withNote } from '../kit/note-fields.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { beginForm, type FormPlace, type OfficeForm } from '../kit/office-form.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { withPresent } from '../kit/replaced-words.ts'
import type { Screen } from '../kit/screen.ts'
import { CITIZEN_IN_HAND } from './citizen.ts'
import { answeredFacts } from './person-answers.ts'
import { asked, personFields } from './person-fields.ts'
import { cardLines, factLines } from './person-words.ts'
import { cardButtons } from './show-person.ts'
import { changedTo, undoButton } from './undo-change.ts'

/** What of a card can be changed by itself, in the order of the buttons. */
const FIELDS = [
  'name',
  'sex',
  'birth',
  'phone',
  'address',
  'disability',
  'household',
  'turn',
  'note',
] as const

const sinceField = (place: FormPlace) => {
  const tools = toolsOf(place)
  return wordsField(
    {
      name: 'since',
      ask: () => text('office.add.ask.since'),
      when: ({ field, turn }) => field === 'turn' && turn !== 'none',
    },
    text('office.add.skip.since'),
    (typed) => {
      const read = readBirthDate({ kind: 'text', text: typed }, place.today, tools.columns.values)
      return 'date' in read
        ? { value: read.date }
        : { fault: text(`office.change.since_fault.${read.fault}`) }
    },
    tools,
  )
}

const PLAIN_FIELDS = FIELDS.filter((name) => name !== 'note')

/** What is shown of a card before it is changed. */
const presentOf = ({ facts }: CitizenCard, field: string): string | null =>
  field === 'note' || field === 'address' || field === 'phone' || field === 'name' ? facts[field] : null

const changeForm = (place: FormPlace): Form => {
  const tools = toolsOf(place)
  const fields = personFields(tools)
  const each = PLAIN_FIELDS.map((name) => asked(withPresent(fields[name]), ({ field }) => field === name))
  return { id: 'change_person', fields: [...each, ...noteFields(fields.note, tools), sinceField(place)] }
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

const finish = async (call: OfficeCall, card: CitizenCard, answers: FormAnswers): Promise<Screen> => {
  const { words, today } = call
  const facts = answeredFacts(card.facts, withNote(answers, card.facts.note, today, words), today)
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

/** One field of a card, asked anew. */
export const CHANGE_PERSON_FORM: OfficeForm = {
  form: changeForm,
  finish: endedAbout(CITIZEN_IN_HAND, 'change_person', finish),
}

/** «Изменить»: which field, then its question. */
export const changePerson = about(CITIZEN_IN_HAND, 'change_person', (call, card) => {
  const field = FIELDS.find((each) => each === call.args[1])
  if (field) {
    const now = presentOf(card, field)
    return beginForm(call, CHANGE_PERSON_FORM, { citizen: card.id, field, ...(now ? { now } : {}) })
  }
  const buttons = FIELDS.map(
    (each): OfficeButton => [text(`office.change.fields.${each}`), 'change', card.id, each],
  ).concat([[text('office.person.buttons.circumstances'), 'circumstances', card.id]])
  const lines = [...factLines(card.facts, call.today), text('talk.blank'), text('office.change.which')]
  return { parts: lines, buttons, place: 'in_place' }
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
