import { ALL_DISTRICTS, CoverAnswers, CoverGiven, coveredDistricts } from '../../../domain/access/cover.ts'
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.ts'
import { fitsName } from '../../../domain/people/find-name.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import { readDate } from '../../../domain/when/read-date.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Cover } from '../../ports/office/arranging-desk.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { FieldRead, FormAnswers, FormField, FormInput } from '../../ports/office/dialogs.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { refuse } from '../kit/audited.ts'
import { dayFault } from '../kit/day-fault.ts'
import { endedBy } from '../kit/form-about.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeForm } from '../kit/office-form.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Answer } from '../kit/screen.ts'
import { handBackNotice } from './cover-changes.ts'

/** A cover for longer than this is a slip of the finger: who is away for longer hands the district over. */
const LONGEST_DAYS = 366

const givenIn = (answers: FormAnswers): CoverGiven => CoverGiven.parse(answers)

/** One of those on offer: pressed, or named so that only one can be meant. */
const chosen = (input: FormInput, known: readonly { id: string; name: string }[]): FieldRead => {
  const meant = known.filter(({ id, name }) =>
    'choice' in input ? id === input.choice : fitsName(input.words, name) !== null,
  )
  const [only] = meant
  return only && meant.length === 1 ? { value: only.id } : { fault: text('office.cover.choose') }
}

/** A day of the week is the first such day of the cover; all else is meant from today. */
const meantFrom = (words: string, { dates, today }: CoverGiven, from: LocalDate): LocalDate => {
  const said = words.toLowerCase().split(/[^\p{L}]+/u)
  return dates.weekdays.some((names) => names.some((name) => said.includes(name))) ? from : today
}

const dateIn = (input: FormInput, answers: FormAnswers, from: LocalDate): FieldRead => {
  const given = givenIn(answers)
  const words = 'choice' in input ? input.choice : input.words
  // The nearest one, be it past: «26.11» said on 27 November is a slip, not a day of next year.
  const read = readDate(words, meantFrom(words, given, from), 'any', given.dates)
  if ('fault' in read) return { fault: dayFault(read, text('office.cover.no_date')) }
  if (read.date < from) return { fault: text('office.cover.too_early', { date: { date: from } }) }
  return read.date > addDays(given.today, LONGEST_DAYS)
    ? { fault: text('office.cover.too_long') }
    : { value: read.date }
}

const by: FormField = {
  name: 'by',
  ask: (answers) => text('office.cover.ask_by', { name: givenIn(answers).owner.name }),
  choices: (answers) =>
    givenIn(answers).colleagues.map(({ id, name }) => ({
      id,
      label: text('office.cover.choice', { name: shortName(name) }),
    })),
  read: (input, answers) => chosen(input, givenIn(answers).colleagues),
}

const which: FormField = {
  name: 'which',
  when: (answers) => givenIn(answers).districts.length > 1,
  ask: () => text('office.cover.ask_which'),
  choices: (answers) => [
    { id: ALL_DISTRICTS, label: text('office.cover.all_districts') },
    ...givenIn(answers).districts.map(({ id, name }) => ({
      id,
      label: text('office.cover.choice', { name }),
    })),
  ],
  read: (input, answers) =>
    chosen(input, [{ id: ALL_DISTRICTS, name: ALL_DISTRICTS }, ...givenIn(answers).districts]),
}

/** A day that can be pressed. */
const dayChoice = (day: LocalDate, label: TextRef) => ({ id: day, label })

const from: FormField = {
  name: 'from',
  ask: () => text('office.cover.ask_from'),
  choices: (answers) => {
    const { today } = givenIn(answers)
    return [
      dayChoice(today, text('office.cover.from_today')),
      dayChoice(addDays(today, 1), text('office.cover.from_tomorrow')),
    ]
  },
  read: (input, answers) => dateIn(input, answers, givenIn(answers).today),
}

const until: FormField = {
  name: 'until',
  ask: (answers) => text('office.cover.ask_until', { date: { date: String(answers['from']) } }),
  read: (input, answers) => dateIn(input, answers, String(answers['from'])),
}

const nameOf = (all: readonly { id: string; name: string }[], id: string): string =>
  all.find((each) => each.id === id)?.name ?? ''

const summary = (key: string, given: CoverAnswers): TextRef =>
  text(key, {
    owner: shortName(given.owner.name),
    by: shortName(nameOf(given.colleagues, given.by)),
    districts: { list: coveredDistricts(given).map(({ name }) => name) },
    from: { date: given.from },
    until: { date: given.until },
  })

const saysYes = (words: string, { yes }: CoverGiven): boolean =>
  yes.map(comparable).includes(comparable(words))

const sure: FormField = {
  name: 'sure',
  ask: (answers) => summary('office.cover.ask_sure', CoverAnswers.parse(answers)),
  choices: () => [{ id: 'yes', label: text('office.cover.yes') }],
  read: (input, answers) => {
    const isYes = 'choice' in input ? input.choice === 'yes' : saysYes(input.words, givenIn(answers))
    return isYes ? { value: true } : { fault: text('office.cover.say_yes') }
  },
}

/** A cover of the same district for the same owner on one of the days. */
const clashing = (
  covers: readonly Cover[],
  given: CoverAnswers,
  districts: ReadonlySet<string>,
): Cover | undefined =>
  covers.find(
    (cover) =>
      cover.owner.id === given.owner.id &&
      districts.has(cover.district) &&
      cover.from <= given.until &&
      (cover.until === null || cover.until >= given.from),
  )

const changesOf = (
  call: OfficeCall,
  given: CoverAnswers,
  owner: Employee,
  stand: Employee,
): OfficeChange[] => {
  const { moment } = call
  const assigned = coveredDistricts(given).map(({ id }) => ({
    district: id,
    id: moment.conversation.chance.id(),
  }))
  const begins = {
    rule: 'cover_begins',
    subject: owner.id,
    nth: `${given.from}.${assigned[0]?.id ?? ''}`,
  }
  return [
    ...assigned.map(
      ({ district, id }): OfficeChange => ({
        type: 'assign_district',
        id,
        staff: stand.id,
        district,
        kind: 'cover',
        coverFor: owner.id,
        from: given.from,
        until: given.until,
      }),
    ),
    ...(stand.person === null ? [] : [noticeFor(call, { ...begins, to: stand.person })]),
    ...handBackNotice(call, owner, given.until, assigned[0]?.id ?? ''),
  ]
}

const arranged = async (call: OfficeCall, answers: FormAnswers): Promise<Answer> => {
  const { desks, actor, today } = call
  const given = CoverAnswers.parse(answers)
  const owner = await desks.staff.find(given.owner.id, today)
  const stand = await desks.staff.find(given.by, today)
  const isHere = (each: Employee | null): each is Employee =>
    each?.state === 'active' && each.role === 'specialist' && each.department === actor.department
  if (!isHere(owner) || !isHere(stand)) return refuse(call, 'arrange_cover', `staff:${given.owner.id}`)
  const districts = new Set(coveredDistricts(given).map(({ id }) => id))
  const clash = clashing(await desks.arranging.covers(actor.department, today), given, districts)
  const buttons: OfficeButton[] = [[text('office.cover.buttons.employee'), 'employee', owner.id]]
  if (clash) {
    const { by: stands, districtName } = clash
    return {
      parts: [text('office.cover.clash', { name: shortName(stands.name), district: districtName })],
      buttons,
    }
  }
  return {
    parts: [summary('office.cover.arranged', given), text('office.cover.owner_stays')],
    buttons,
    changes: changesOf(call, given, owner, stand),
    object: `staff:${owner.id}`,
  }
}

/** «Замещение»: who, on which districts, from when until when; the owner stays the owner. */
export const COVER_FORM: OfficeForm = {
  form: { id: 'arrange_cover', fields: [by, which, from, until, sure] },
  finish: endedBy('arrange_cover', arranged),
}
