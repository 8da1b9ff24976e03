import type { Action } from '../../../domain/access/action.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { DistrictCard } from '../../ports/office/arranging-desk.ts'
import { refuse } from '../kit/audited.ts'
import { listed, pageOf } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type OfficeUseCase, say } from '../kit/use-case.ts'

/** Districts of the department of the one who looks. */
export const districtsOf = ({ desks, actor, today }: OfficeCall): Promise<readonly DistrictCard[]> =>
  desks.arranging.districts(actor.department, today)

/** The district that a call names, if it is of the own department; null – none in sight. */
export const districtOf = async (call: OfficeCall): Promise<DistrictCard | null> =>
  (await districtsOf(call)).find(({ id }) => id === call.args[0]) ?? null

/** Whose a district is, in one line. */
export const ownerLine = ({ owners, workers }: DistrictCard) => {
  const names = (all: DistrictCard['owners']) => ({ list: all.map(({ name }) => shortName(name)) })
  if (workers.length === 0) return text('office.districts.nobody')
  return owners.length === 0
    ? text('office.districts.only_covered', { names: names(workers) })
    : text('office.districts.owned', { names: names(owners) })
}

/** «Участки»: each opens its card. */
export const listDistricts: OfficeUseCase = {
  action: 'arrange_districts',
  run: async (call) => {
    const districts = await districtsOf(call)
    const { shown, turns } = pageOf(districts, call.args[0], (page) => ['districts', page])
    const buttons: OfficeButton[] = [
      ...shown.map(({ id, name }): OfficeButton => [name, 'district', id]),
      ...turns,
      [text('office.districts.buttons.add'), 'district_add'],
    ]
    const head = text('office.districts.head', { n: districts.length })
    return say(call, [listed(call, call.words.message([head], buttons), call.args[0])])
  },
}

/** A district's card: whose it is, and what can be arranged. */
export const showDistrict: OfficeUseCase = {
  action: 'arrange_districts',
  run: async (call) => {
    const found = await districtOf(call)
    if (!found) return refuseDistrict(call, 'arrange_districts')
    const parts = [text('office.districts.card', { district: found.name }), ownerLine(found)]
    const buttons: OfficeButton[] = [
      ...(call.actor.role === 'head'
        ? [[text('office.districts.buttons.give'), 'district_to', found.id] as const]
        : []),
      [text('office.districts.buttons.rename'), 'district_name', found.id],
      [text('office.districts.buttons.all'), 'districts'],
    ]
    return decide(call.moment, { replies: [call.words.message(parts, buttons)] })
  },
}

/** A district out of sight looks like none at all. */
export const refuseDistrict = (call: OfficeCall, action: Action) =>
  refuse(call, action, `district:${call.args[0] ?? ''}`)
