import { can } from '../../../domain/access/can.ts'
import { birthYear } from '../../../domain/people/birth.ts'
import { NearPeople } from '../../../domain/people/near-people.ts'
import { nameParts } from '../../../domain/people/same-person.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Form, FormAnswers, FormChoice } from '../../ports/office/dialogs.ts'
import type { FoundPerson } from '../../ports/office/people-desk.ts'
import type { CitizenFacts } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import type { WorkedDistrict } from '../../ports/office/staff-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { endedBy } from '../kit/form-about.ts'
import { chosenField, toolsOf } from '../kit/form-fields.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { beginForm, type FormPlace, type OfficeForm } from '../kit/office-form.ts'
import { type Answer, type Screen, useCase } from '../kit/screen.ts'
import { answeredFacts, EMPTY_FACTS } from './person-answers.ts'
import { asked, personFields, proposedSex } from './person-fields.ts'
import { cardLines, factLines } from './person-words.ts'
import { cardButtons } from './show-person.ts'

/** Doubles named at most: more fit no screen. */
const MOST_NEAR = 5

const districtsIn = ({ actor }: FormPlace): readonly WorkedDistrict[] => actor?.work ?? []

/** Choices of districts by their place in the list: ids may be of any length. */
const districtChoices = (place: FormPlace): readonly FormChoice[] =>
  districtsIn(place).map(({ name }, index) => ({
    id: `d${index}`,
    label: text('office.add.district', { name }),
  }))

const chosenDistrict = (place: FormPlace, { district }: FormAnswers): WorkedDistrict | undefined =>
  districtsIn(place)[typeof district === 'string' ? Number(district.slice(1)) : 0]

const factsIn = (place: FormPlace, answers: FormAnswers): CitizenFacts => {
  const sex = proposedSex(answers['name'], toolsOf(place))
  return answeredFacts(sex === null ? EMPTY_FACTS : { ...EMPTY_FACTS, sex }, answers, place.today)
}

const YES: readonly FormChoice[] = [{ id: 'yes', label: text('office.add.yes') }]

const summary = (place: FormPlace, answers: FormAnswers): TextRef => {
  const facts = factsIn(place, answers)
  const lines = factLines(facts, place.today).map((line) => place.words.plain(line))
  return text('office.add.summary', {
    lines: lines.join('\n'),
    district: chosenDistrict(place, answers)?.name ?? '',
  })
}

const addForm = (place: FormPlace): Form => {
  const tools = toolsOf(place)
  const fields = personFields(tools)
  return {
    id: 'add_person',
    fields: [
      fields.name,
      asked(fields.sex, ({ name }) => proposedSex(name, tools) === null),
      ...[fields.birth, fields.phone, fields.address, fields.disability, fields.household],
      chosenField(
        {
          name: 'district',
          ask: () => text('office.add.ask.district'),
          when: () => districtsIn(place).length > 1,
        },
        () => districtChoices(place),
        tools,
      ),
      chosenField({ name: 'sure', ask: (answers) => summary(place, answers) }, () => YES, tools),
    ],
  }
}

/** The card as it will be when this is stored. */
const newCard = (
  { actor, today }: OfficeCall,
  id: string,
  district: WorkedDistrict,
  facts: CitizenFacts,
): CitizenCard => ({
  id,
  district: district.id,
  districtName: district.name,
  department: actor.department,
  lent: false,
  facts,
  presence: 'present',
  presenceFrom: null,
  presenceUntil: null,
  isUnconfirmed: false,
  registeredOn: today,
  person: null,
  asksWelcome: true,
  lastContact: null,
  lastWords: null,
  openTasks: 0,
  openCases: 0,
  revision: 0,
})

const added = (call: OfficeCall, district: WorkedDistrict, facts: CitizenFacts): Screen => {
  const id = call.moment.conversation.chance.id()
  const card = newCard(call, id, district, facts)
  const lines = [text('office.add.added'), text('talk.blank'), ...cardLines(card, call.today)]
  return {
    parts: lines,
    buttons: [[text('office.person.buttons.circumstances'), 'circumstances', id], ...cardButtons(card)],
    object: `citizen:${id}`,
    changes: [{ type: 'add_citizen', id, district: district.id, facts, on: call.today, unlessKnown: true }],
  }
}

/** The same person is in the list: shown where they are in sight, named by their district where they are not. */
const alreadyThere = async (call: OfficeCall, facts: CitizenFacts): Promise<Screen | null> => {
  const { desks, actor, today, moment } = call
  const [known] = await desks.people.same(actor.department, facts.name, facts.birthDate)
  if (!known) return null
  const card = await desks.register.card(actor, known.id, today, moment.at)
  if (card === null) return { parts: [text('office.add.elsewhere', { district: known.districtName })] }
  const lines = [text('office.add.already'), text('talk.blank'), ...cardLines(card, today)]
  return {
    parts: lines,
    buttons: cardButtons(card),
    changes: [allowed(call, 'see_person', `citizen:${card.id}`)],
  }
}

/** Who may be meant: the same name where a date of birth leaves it open, or one that differs by a slip. */
const nearTo = (people: readonly FoundPerson[], { name, birthDate }: CitizenFacts): FoundPerson[] => {
  const index = new NearPeople<FoundPerson>()
  for (const each of people) index.add(each, { name: nameParts(each.name), birthDate: each.birthDate })
  return index.near({ name: nameParts(name), birthDate })
}

const nearWords = (call: OfficeCall, near: readonly FoundPerson[]): string =>
  near
    .slice(0, MOST_NEAR)
    .map(({ name, birthDate }) =>
      birthDate === null
        ? name
        : call.words.phrase('office.people.line', { name, year: birthYear(birthDate) }),
    )
    .join('\n')

const finish = async (call: OfficeCall, answers: FormAnswers): Promise<Answer> => {
  const { moment, actor, desks, today } = call
  const district = chosenDistrict(call, answers)
  const isOwn = district && can(actor, 'add_person', { department: actor.department, district: district.id })
  if (!isOwn) return refuse(call, 'add_person', 'register')
  const facts = factsIn(call, answers)
  const known = await alreadyThere(call, facts)
  if (known) return known
  const near =
    answers['other'] === 'yes' ? [] : nearTo(await desks.people.everybody(actor, today, moment.at), facts)
  if (near.length === 0) return added(call, district, facts)
  return beginForm(call, ADD_OTHER_FORM, { ...answers, near: nearWords(call, near) })
}

/** «Добавить человека»: a question at a time, then all of it once more (Y-register, B15, B16, B20–B22). */
export const ADD_PERSON_FORM: OfficeForm = {
  form: addForm,
  finish: endedBy('add_person', finish),
}

/** Somebody similar is in the list: is this another person? */
export const ADD_OTHER_FORM: OfficeForm = {
  form: (place) => ({
    id: 'add_other',
    fields: [
      chosenField(
        { name: 'other', ask: ({ near }) => text('office.add.near', { list: String(near) }) },
        () => [{ id: 'yes', label: text('office.add.other_person') }],
        toolsOf(place),
      ),
    ],
  }),
  finish: endedBy('add_person', finish),
}

export const addPerson = useCase('add_person', (call) =>
  call.actor.districts.length === 0
    ? { parts: [text('office.import.no_district')] }
    : beginForm(call, ADD_PERSON_FORM),
)
