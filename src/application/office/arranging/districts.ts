import { addDays } from '../../../domain/calendar/local-date.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { DistrictCard } from '../../ports/office/arranging-desk.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { about, type Subject } from '../kit/about.ts'
import { refuse } from '../kit/audited.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, toast, useCase } from '../kit/screen.ts'
import { othersThan } from '../staff/employee.ts'

/** Districts of the department of the one who looks. */
const districtsOf = ({ desks, actor, today }: OfficeCall): Promise<readonly DistrictCard[]> =>
  desks.arranging.districts(actor.department, today)

/** A district of the own department. */
export const DISTRICT: Subject<DistrictCard> = {
  kind: 'district',
  find: async (call, _, id) => (await districtsOf(call)).find((each) => each.id === id) ?? null,
}

/** Whose a district is, in one line. */
const ownerLine = ({ owners, workers }: DistrictCard) => {
  const names = (all: DistrictCard['owners']) => ({ list: all.map(({ name }) => shortName(name)) })
  if (workers.length === 0) return text('office.districts.nobody')
  return owners.length === 0
    ? text('office.districts.only_covered', { names: names(workers) })
    : text('office.districts.owned', { names: names(owners) })
}

/** «Участки»: each opens its card. */
export const listDistricts = useCase('arrange_districts', async (call) => {
  const districts = await districtsOf(call)
  const { shown, turns } = pageOf(districts, call.args[0], (page) => ['districts', page])
  const buttons: OfficeButton[] = [
    ...shown.map(({ id, name }): OfficeButton => [name, 'district', id]),
    ...turns,
    [text('office.districts.buttons.add'), 'district_add'],
  ]
  const head = text('office.districts.head', { n: districts.length })
  return { parts: [head], buttons, place: placeOfList(call.args[0]) }
})

/** A district's card: whose it is, and what can be arranged. */
export const showDistrict = about(DISTRICT, 'arrange_districts', (call, found) => {
  const parts = [text('office.districts.card', { district: found.name }), ownerLine(found)]
  const buttons: OfficeButton[] = [
    ...(call.actor.role === 'head'
      ? [[text('office.districts.buttons.give'), 'district_to', found.id] as const]
      : []),
    [text('office.districts.buttons.rename'), 'district_name', found.id],
    [text('office.districts.buttons.all'), 'districts'],
  ]
  return { parts, buttons }
})

/** Whom a district may be given to: specialists who do not own it alone. */
const takers = async (call: OfficeCall, { owners }: DistrictCard): Promise<Employee[]> =>
  othersThan(call, owners.length === 1 ? (owners[0]?.id ?? '') : '')

const askWho = (found: DistrictCard, all: readonly Employee[]): Screen => ({
  parts: [
    text('office.districts.card', { district: found.name }),
    ownerLine(found),
    text(all.length === 0 ? 'office.districts.no_takers' : 'office.districts.ask_taker'),
  ],
  buttons: [
    ...all.map(({ id, name }): OfficeButton => [shortName(name), 'district_to', found.id, id]),
    ...(all.length === 0 ? [[text('office.more.buttons.invite'), 'invite'] as const] : []),
  ],
})

/** «Передать насовсем»: to whom, then asked once more. */
export const askTaker = about(DISTRICT, 'arrange_cover', async (call, found) => {
  const all = await takers(call, found)
  if (call.args[1] === undefined) return askWho(found, all)
  const taker = all.find(({ id }) => id === call.args[1])
  if (!taker) return refuse(call, 'arrange_cover', `district:${found.id}`)
  const question = text('office.districts.ask_sure', { district: found.name, name: taker.name })
  const buttons: OfficeButton[] = [
    [text('office.districts.buttons.sure'), 'district_take', found.id, taker.id],
    [text('office.districts.buttons.keep'), 'district', found.id],
  ]
  return { parts: [question], buttons, place: 'in_place' }
})

/** The new owner and whoever had the district until now are told. */
const toldOf = (call: OfficeCall, found: DistrictCard, taker: Employee): OfficeChange[] => {
  const people = [taker, ...found.owners].flatMap(({ person }) => (person === null ? [] : [person]))
  return [...new Set(people)].map((to) =>
    noticeFor(call, { rule: 'district_given', to, subject: found.id, nth: taker.id }),
  )
}

/** A district goes to another specialist for good, open cases with it. */
export const reassignDistrict = about(DISTRICT, 'arrange_cover', async (call, found) => {
  const { moment, today, args } = call
  if (found.owners.length === 1 && found.owners[0]?.id === args[1]) return toast(call, 'office.staff.settled')
  const taker = (await takers(call, found)).find(({ id }) => id === args[1])
  if (!taker) return refuse(call, 'arrange_cover', `district:${found.id}`)
  const said = text('office.districts.given', { district: found.name, name: taker.name })
  const buttons: OfficeButton[] = [[text('office.districts.buttons.card'), 'district', found.id]]
  return {
    parts: [said],
    buttons,
    place: 'in_place',
    object: `district:${found.id}`,
    changes: [
      {
        type: 'reassign_district',
        id: moment.conversation.chance.id(),
        district: found.id,
        to: taker.id,
        from: today,
        until: addDays(today, -1),
      },
      ...toldOf(call, found, taker),
    ],
  }
})
