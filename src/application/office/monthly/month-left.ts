import { addDays, type LocalDate } from '../../../domain/calendar/local-date.ts'
import { whyLeft } from '../../../domain/people/monthly/why-left.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { DistrictLeft, LeftLine, LeftPage } from '../../ports/office/monthly-desk.ts'
import { refuse } from '../kit/audited.ts'
import { placeOfList, type Stretch, stretchOf, turnsOf } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Answer, type Screen, useCase } from '../kit/screen.ts'

/** The argument that stands for all districts. */
const ALL = 'all'

/** The month of a day as it is said: «в ноябре». */
export const inMonth = (day: LocalDate): TextRef => text(`office.months.in.m${Number(day.slice(5, 7))}`)

/** The month before that of a day, as it is said. */
export const monthBefore = (day: LocalDate): TextRef => inMonth(addDays(`${day.slice(0, 8)}01`, -1))

/** Why somebody is left, and that nobody reached them in the month before either. */
const whyOf = (line: LeftLine, day: LocalDate): TextRef => {
  const why = text(`office.monthly.why.${whyLeft(line)}`)
  if (!line.missedBefore) return why
  return line.missedInARow > 1
    ? text('office.missed.in_a_row', { why, n: line.missedInARow })
    : text('office.monthly.left_again', { why, month: monthBefore(day) })
}

const lineOf = (line: LeftLine, place: number, day: LocalDate): TextRef =>
  text(line.phone === null ? 'office.monthly.left_line' : 'office.monthly.left_line_phone', {
    n: place,
    name: shortName(line.name),
    why: whyOf(line, day),
    ...(line.phone === null ? {} : { phone: line.phone }),
  })

const shownLeft = (
  call: OfficeCall,
  district: string,
  stretch: Stretch,
  { lines, all }: LeftPage,
): Screen => {
  const head = text('office.monthly.left', { month: inMonth(call.today), n: all })
  const parts = [
    head,
    text('office.monthly.oldest_first'),
    text('talk.blank'),
    ...lines.map((line, index) => lineOf(line, stretch.offset + index + 1, call.today)),
  ]
  const people = lines.map(
    ({ name, citizen }): OfficeButton => [
      call.words.plain(text('office.people.line_bare', { name: shortName(name) })),
      'person',
      citizen,
    ],
  )
  return {
    parts,
    buttons: [...people, ...turnsOf(stretch, all, (page) => ['month_left', district, page])],
    place: placeOfList(call.args[1]),
    object: 'month_left',
  }
}

const nobodyLeft = (call: OfficeCall): Screen => ({
  parts: [text('office.monthly.nobody_left', { month: inMonth(call.today) })],
})

/** Districts with how many are left, as lines; those without anybody left are not named. */
export const districtLines = (districts: readonly DistrictLeft[]): TextRef[] =>
  districts
    .filter(({ left }) => left > 0)
    .map(({ name, left, all, escalated }) =>
      text(escalated > 0 ? 'office.monthly.district_escalated' : 'office.monthly.district', {
        name,
        n: left,
        all,
        escalated,
      }),
    )

/** A button for each district with somebody left. */
export const districtButtons = (districts: readonly DistrictLeft[]): OfficeButton[] =>
  districts
    .filter(({ left }) => left > 0)
    .map(({ district, name, left }) => [
      text('office.monthly.district_button', { name, n: left }),
      'month_left',
      district,
    ])

const byDistrict = async (call: OfficeCall): Promise<Answer> => {
  const districts = await call.desks.monthly.leftByDistrict(call.actor, call.today)
  const n = districts.reduce((sum, { left }) => sum + left, 0)
  if (n === 0) return nobodyLeft(call)
  const head = text('office.monthly.left', { month: inMonth(call.today), n })
  return {
    parts: [head, text('talk.blank'), ...districtLines(districts)],
    buttons: districtButtons(districts),
  }
}

/** «Кому позвонить»: who is left this month and why, the longest without a contact first; a head sees it by district. */
export const monthLeft = useCase('find_people', async (call) => {
  const [district, asked] = call.args
  if (district === undefined && call.actor.role === 'head') return byDistrict(call)
  const only = district === undefined || district === ALL ? null : district
  if (only !== null && !call.actor.districts.includes(only))
    return refuse(call, 'find_people', `district:${only}`)
  const stretch = stretchOf(asked)
  const found = await call.desks.monthly.left(call.actor, call.today, { district: only, ...stretch })
  // Whoever was on the last page may be contacted by now.
  if (found.all === 0 || found.lines.length === 0) return nobodyLeft(call)
  return shownLeft(call, only ?? ALL, stretch, found)
})
