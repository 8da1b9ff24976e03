import { addDays } from '../../../domain/calendar/local-date.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { DistrictCard } from '../../ports/office/arranging-desk.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { allowed } from '../kit/audited.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { othersThan } from '../staff/arrange-cover.ts'
import { districtOf, ownerLine, refuseDistrict } from './show-districts.ts'

/** Whom a district may be given to: specialists who do not own it alone. */
const takers = async (call: OfficeCall, { owners }: DistrictCard): Promise<Employee[]> =>
  othersThan(call, owners.length === 1 ? (owners[0]?.id ?? '') : '')

const askWho = (call: OfficeCall, found: DistrictCard, all: readonly Employee[]) => {
  const { words, moment } = call
  const parts = [
    text('office.districts.card', { district: found.name }),
    ownerLine(found),
    text(all.length === 0 ? 'office.districts.no_takers' : 'office.districts.ask_taker'),
  ]
  const buttons: OfficeButton[] = [
    ...all.map(({ id, name }): OfficeButton => [shortName(name), 'district_to', found.id, id]),
    ...(all.length === 0 ? [[text('office.more.buttons.invite'), 'invite'] as const] : []),
  ]
  return decide(moment, { replies: [words.message(parts, buttons)] })
}

/** «Передать насовсем»: to whom, then asked once more. */
export const askTaker: OfficeUseCase = {
  action: 'arrange_cover',
  run: async (call) => {
    const found = await districtOf(call)
    if (!found) return refuseDistrict(call, 'arrange_cover')
    const all = await takers(call, found)
    if (call.args[1] === undefined) return askWho(call, found, all)
    const taker = all.find(({ id }) => id === call.args[1])
    if (!taker) return refuseDistrict(call, 'arrange_cover')
    const question = text('office.districts.ask_sure', { district: found.name, name: taker.name })
    const buttons: OfficeButton[] = [
      [text('office.districts.buttons.sure'), 'district_take', found.id, taker.id],
      [text('office.districts.buttons.keep'), 'district', found.id],
    ]
    return decide(call.moment, { replies: [inPlace(call, call.words.message([question], buttons))] })
  },
}

/** The new owner and whoever had the district until now are told. */
const toldOf = (call: OfficeCall, found: DistrictCard, taker: Employee): OfficeChange[] => {
  const people = [taker, ...found.owners].flatMap(({ person }) => (person === null ? [] : [person]))
  return [...new Set(people)].map((to) =>
    noticeFor(call, { rule: 'district_given', to, subject: found.id, nth: taker.id }),
  )
}

/** A district goes to another specialist for good, open cases with it. */
export const reassignDistrict: OfficeUseCase = {
  action: 'arrange_cover',
  run: async (call) => {
    const { moment, today, words, args } = call
    const found = await districtOf(call)
    if (!found) return refuseDistrict(call, 'arrange_cover')
    if (found.owners.length === 1 && found.owners[0]?.id === args[1])
      return decide(moment, { toast: words.phrase('office.staff.settled') })
    const taker = (await takers(call, found)).find(({ id }) => id === args[1])
    if (!taker) return refuseDistrict(call, 'arrange_cover')
    const said = text('office.districts.given', { district: found.name, name: taker.name })
    const buttons: OfficeButton[] = [[text('office.districts.buttons.card'), 'district', found.id]]
    return decide(moment, {
      replies: [inPlace(call, words.message([said], buttons))],
      office: [
        {
          type: 'reassign_district',
          id: moment.conversation.chance.id(),
          district: found.id,
          to: taker.id,
          from: today,
          until: addDays(today, -1),
        },
        allowed(call, 'arrange_cover', `district:${found.id}`),
        ...toldOf(call, found, taker),
      ],
    })
  },
}
