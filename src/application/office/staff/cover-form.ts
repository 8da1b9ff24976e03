import {
  ALL_DISTRICTS,
  type CoverAnswers,
  type CoverAsked,
  type CoverGiven,
  coveredDistricts,
  wholeCover,
} from '../../../domain/access/cover.ts'
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.ts'
import { fitsName } from '../../../domain/people/find-name.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import { readDate } from '../../../domain/when/read-date.ts'
import { type NamedText, type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Cover } from '../../ports/office/arranging-desk.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { FormChoice, Question } from '../../ports/office/dialogs.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { refuse } from '../kit/audited.ts'
import { dayFault } from '../kit/day-fault.ts'
import { orPress, typed } from '../kit/field.ts'
import { type Begun, dialog, type Questions } from '../kit/form.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { FormPlace } from '../kit/office-form.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Answer } from '../kit/screen.ts'
import { handBackNotice } from './cover-changes.ts'

/** A cover for longer than this is a slip of the finger: who is away for longer hands the district over. */
const LONGEST_DAYS = 366

/** One of those on offer: pressed, or named so that only one can be meant. */
export const oneOf = (
  ask: TextRef,
  known: readonly { readonly id: string; readonly name: string }[],
  choices: readonly FormChoice[],
): Question<string> => ({
  ask,
  choices,
  read: (input) => {
    const [only, ...others] = known.filter(({ id, name }) =>
      'choice' in input ? id === input.choice : fitsName(input.words, name) !== null,
    )
    return only && others.length === 0 ? { value: only.id } : { fault: text('office.cover.choose') }
  },
})

const askBy = ({ owner, colleagues }: CoverGiven): Question<string> =>
  oneOf(
    text('office.cover.ask_by', { name: owner.name }),
    colleagues,
    colleagues.map(({ id, name }) => ({ id, label: text('office.cover.choice', { name: shortName(name) }) })),
  )

const askWhich = ({ districts }: CoverGiven): Question<string> | null =>
  districts.length < 2
    ? null
    : oneOf(
        text('office.cover.ask_which'),
        [{ id: ALL_DISTRICTS, name: ALL_DISTRICTS }, ...districts],
        [
          { id: ALL_DISTRICTS, label: text('office.cover.all_districts') },
          ...districts.map(({ id, name }) => ({ id, label: text('office.cover.choice', { name }) })),
        ],
      )

/** A day of the week is the first such day of the cover; all else is meant from today. */
const meantFrom = ({ moment, today }: FormPlace, words: string, from: LocalDate): LocalDate => {
  const { weekdays } = moment.conversation.content.vocabulary[moment.language]
  const said = words.toLowerCase().split(/[^\p{L}]+/u)
  return weekdays.some((names) => names.some((name) => said.includes(name))) ? from : today
}

const NO_DATE = text('office.cover.no_date')

/** A day of a cover: not before `from`, not too far. */
export const askDate = (place: FormPlace, ask: TextRef, from: LocalDate): Question<LocalDate> =>
  typed(
    ask,
    (said) => {
      const { moment, today } = place
      // The nearest one, be it past: «26.11» said on 27 November is a slip, not a day of next year.
      const vocabulary = moment.conversation.content.vocabulary[moment.language]
      const read = readDate(said, meantFrom(place, said, from), 'any', vocabulary)
      if ('fault' in read) return { fault: dayFault(read, NO_DATE) }
      if (read.date < from) return { fault: text('office.cover.too_early', { date: { date: from } }) }
      return read.date > addDays(today, LONGEST_DAYS)
        ? { fault: text('office.cover.too_long') }
        : { value: read.date }
    },
    NO_DATE,
  )

/** The first day of a cover: today, tomorrow or one that is typed. */
export const askFrom = (place: FormPlace): Question<LocalDate> => {
  const tomorrow = addDays(place.today, 1)
  return orPress(askDate(place, text('office.cover.ask_from'), place.today), [
    { id: place.today, label: text('office.cover.from_today'), value: place.today },
    { id: tomorrow, label: text('office.cover.from_tomorrow'), value: tomorrow },
  ])
}

/** The last day; a told one that lies before the first is asked for anew. */
const askUntil = ({ told, from }: CoverAsked, place: FormPlace): Question<LocalDate> | null => {
  const first = from ?? told?.from ?? place.today
  if (told?.until && told.until >= first) return null
  return askDate(place, text('office.cover.ask_until', { date: { date: first } }), first)
}

const nameOf = (all: readonly { id: string; name: string }[], id: string): string =>
  all.find((each) => each.id === id)?.name ?? ''

const summary = (key: NamedText, given: CoverAnswers): TextRef =>
  text(key, {
    owner: shortName(given.owner.name),
    by: shortName(nameOf(given.colleagues, given.by)),
    districts: { list: coveredDistricts(given).map(({ name }) => name) },
    from: { date: given.from },
    until: { date: given.until },
  })

const askSure = (answers: CoverAnswers, { moment }: FormPlace): Question<true> => {
  const yes = moment.conversation.content.vocabulary[moment.language].answers['yes'] ?? []
  const asked = typed<true>(summary('office.cover.ask_sure', answers), (said) =>
    yes.map(comparable).includes(comparable(said))
      ? { value: true }
      : { fault: text('office.cover.say_yes') },
  )
  return orPress(asked, [{ id: 'yes', label: text('office.cover.yes'), value: true }])
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

const arranged = async (call: OfficeCall, asked: CoverAsked): Promise<Answer> => {
  const { desks, actor, today } = call
  const given = wholeCover(asked)
  if (given === null) return refuse(call, 'arrange_cover', `staff:${asked.owner.id}`)
  const owner = await desks.staff.find(given.owner.id, today)
  const stand = await desks.staff.find(given.by, today)
  const isHere = (each: Employee | null): each is Employee =>
    each?.state === 'active' && each.ownRole === 'specialist' && each.department === actor.department
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
export const COVER = dialog({
  id: 'arrange_cover',
  action: 'arrange_cover',
  questions: (begun: Questions<CoverGiven & Begun>) =>
    begun
      .ask('by', (given) => (given.told?.by ? null : askBy(given)))
      .ask('which', askWhich)
      .ask('from', ({ told }, place) => (told?.from ? null : askFrom(place)))
      .ask('until', (asked, place) => askUntil(asked, place))
      .ask('sure', (asked, place) => {
        const whole = wholeCover(asked)
        return whole && askSure(whole, place)
      }),
  finish: arranged,
})
