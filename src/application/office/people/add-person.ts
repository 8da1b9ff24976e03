import { can } from '../../../domain/access/can.ts'
import { birthYear } from '../../../domain/people/birth.ts'
import { EMPTY_CARD } from '../../../domain/people/card-facts.ts'
import { NearPeople } from '../../../domain/people/near-people.ts'
import { nameParts } from '../../../domain/people/same-person.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { FormChoice } from '../../ports/office/dialogs.ts'
import type { FoundPerson } from '../../ports/office/people-desk.ts'
import type { CitizenFacts } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import type { WorkedDistrict } from '../../ports/office/staff-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { choice, orNothing } from '../kit/field.ts'
import { type AnswersOf, type Begun, type Dialog, dialog, type Questions } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { FormPlace } from '../kit/office-form.ts'
import { type Answer, type Screen, useCase } from '../kit/screen.ts'
import { answeredFacts } from './person-answers.ts'
import {
  askBirth,
  askDisability,
  askHousehold,
  askName,
  askPhone,
  askSex,
  askWords,
  noWords,
  proposedSex,
} from './person-fields.ts'
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

const chosenDistrict = (place: FormPlace, district: string | undefined): WorkedDistrict | undefined =>
  districtsIn(place)[district === undefined ? 0 : Number(district.slice(1))]

const skip = (name: 'birth' | 'phone') => text(`office.add.skip.${name}`)

const askPerson = (from: Questions<Begun>) =>
  from
    .ask('name', (_, place) => askName(place))
    .ask('sex', ({ name }, place) => (proposedSex(place, name) === null ? askSex() : null))
    .ask('birth', (_, place) => orNothing(askBirth(place), skip('birth')))
    .ask('phone', () => orNothing(askPhone(), skip('phone')))
    .ask('address', () => orNothing(askWords('address'), noWords('address')))
    .ask('disability', askDisability)
    .ask('household', askHousehold)
    .ask('district', (_, place) =>
      districtsIn(place).length > 1 ? choice(text('office.add.ask.district'), districtChoices(place)) : null,
    )

type NewPerson = AnswersOf<ReturnType<typeof askPerson>>

const factsIn = (place: FormPlace, answers: NewPerson): CitizenFacts => {
  const sex = proposedSex(place, answers.name)
  return answeredFacts(sex === null ? EMPTY_CARD : { ...EMPTY_CARD, sex }, answers, place.today)
}

const summary = (place: FormPlace, answers: NewPerson): TextRef => {
  const facts = factsIn(place, answers)
  const lines = factLines(facts, place.today).map((line) => place.words.plain(line))
  return text('office.add.summary', {
    lines: lines.join('\n'),
    district: chosenDistrict(place, answers.district)?.name ?? '',
  })
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

const finish = async (call: OfficeCall, answers: NewPerson, isOther: boolean): Promise<Answer> => {
  const { moment, actor, desks, today } = call
  const district = chosenDistrict(call, answers.district)
  const isOwn = district && can(actor, 'add_person', { department: actor.department, district: district.id })
  if (!isOwn) return refuse(call, 'add_person', 'register')
  const facts = factsIn(call, answers)
  const known = await alreadyThere(call, facts)
  if (known) return known
  const near = isOther ? [] : nearTo(await desks.people.everybody(actor, today, moment.at), facts)
  if (near.length === 0) return added(call, district, facts)
  return ADD_OTHER.begin(call, { ...answers, near: nearWords(call, near) })
}

/** «Добавить человека»: a question at a time, then all of it once more (Y-register, B15, B16, B20–B22). */
export const ADD_PERSON = dialog({
  id: 'add_person',
  action: 'add_person',
  questions: (from: Questions<Begun>) =>
    askPerson(from).ask('sure', (answers, place) =>
      choice(summary(place, answers), [{ id: 'yes', label: text('office.add.yes') }]),
    ),
  finish: (call, answers) => finish(call, answers, false),
})

/** Somebody similar is in the list: is this another person? */
export const ADD_OTHER: Dialog<NewPerson & { readonly near: string }> = dialog({
  id: 'add_other',
  action: 'add_person',
  questions: (from: Questions<NewPerson & { readonly near: string }>) =>
    from.ask('other', ({ near }) =>
      choice(text('office.add.near', { list: near }), [
        { id: 'yes', label: text('office.add.other_person') },
      ]),
    ),
  finish: (call, answers) => finish(call, answers, true),
})

export const addPerson = useCase('add_person', (call) =>
  call.actor.districts.length === 0
    ? { parts: [text('office.import.no_district')] }
    : ADD_PERSON.begin(call, {}),
)
