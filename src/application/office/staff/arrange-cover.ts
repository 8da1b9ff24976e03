import type { CoverGiven } from '../../../domain/access/cover.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { beginForm } from '../kit/office-form.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { employeeOf } from './confirm-staff.ts'
import { endCovers } from './cover-changes.ts'
import { COVER_FORM } from './cover-form.ts'

/** Districts that are the employee's own. */
export const ownDistricts = ({ work }: Employee) => work.filter(({ kind }) => kind === 'own')

/** Specialists of the department but one. */
export const othersThan = async (call: OfficeCall, staff: string): Promise<Employee[]> => {
  const colleagues = await call.desks.staff.colleagues(call.actor.department, call.today)
  return colleagues.filter(
    ({ id, role, state }) => role === 'specialist' && state === 'active' && id !== staff,
  )
}

/** «Замещение»: asks who stands in for an employee, and when. */
export const arrangeCover: OfficeUseCase = {
  action: 'arrange_cover',
  run: async (call) => {
    const found = await employeeOf(call, 'arrange_cover')
    if (found?.state !== 'active') return refuse(call, 'arrange_cover', `staff:${call.args[0] ?? ''}`)
    const { conversation } = call.moment
    const { months, weekdays, relative, when, answers } =
      conversation.content.vocabulary[call.moment.language]
    const districts = ownDistricts(found).map(({ id, name }) => ({ id, name }))
    const colleagues = (await othersThan(call, found.id)).map(({ id, name }) => ({ id, name }))
    const nothing = districts.length === 0 ? 'no_districts' : colleagues.length === 0 ? 'no_colleagues' : null
    if (nothing)
      return decide(call.moment, {
        replies: [
          call.words.message(
            [text(`office.cover.${nothing}`, { name: found.name })],
            [[text('office.cover.buttons.employee'), 'employee', found.id]],
          ),
        ],
      })
    const given: Omit<CoverGiven, 'today'> = {
      owner: { id: found.id, name: found.name },
      districts,
      colleagues,
      yes: answers['yes'] ?? [],
      dates: { months: [...months], weekdays: [...weekdays], relative: { ...relative }, when },
    }
    return beginForm(call, COVER_FORM, given)
  },
}

/** Somebody is back before their time: from now on their districts are their work again. */
export const endCover: OfficeUseCase = {
  action: 'arrange_cover',
  run: async (call) => {
    const { desks, actor, today, words, moment } = call
    const found = await employeeOf(call, 'arrange_cover')
    if (!found) return refuse(call, 'arrange_cover', `staff:${call.args[0] ?? ''}`)
    const covers = (await desks.arranging.covers(actor.department, today)).filter(
      ({ owner }) => owner.id === found.id,
    )
    if (covers.length === 0) return decide(moment, { toast: words.phrase('office.staff.settled') })
    const message = words.message(
      [text('office.cover.ended', { name: found.name })],
      [[text('office.cover.buttons.employee'), 'employee', found.id]],
    )
    return decide(moment, {
      replies: [inPlace(call, message)],
      office: [...endCovers(call, covers), allowed(call, 'arrange_cover', `staff:${found.id}`)],
    })
  },
}
