import type { CoverTold } from '../../../domain/access/cover.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { about } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { type Answer, toast } from '../kit/screen.ts'
import { endCovers } from './cover-changes.ts'
import { COVER } from './cover-form.ts'
import { ACTIVE_EMPLOYEE, EMPLOYEE, othersThan, ownDistricts } from './employee.ts'

/** Begins the dialog of a cover with what was told of it; what cannot be covered is said so. */
export const begunCover = async (
  call: OfficeCall,
  found: Employee,
  told: CoverTold | undefined,
): Promise<Answer> => {
  const districts = ownDistricts(found).map(({ id, name }) => ({ id, name }))
  const colleagues = (await othersThan(call, found.id)).map(({ id, name }) => ({ id, name }))
  const nothing = districts.length === 0 ? 'no_districts' : colleagues.length === 0 ? 'no_colleagues' : null
  if (nothing)
    return {
      parts: [text(`office.cover.${nothing}`, { name: found.name })],
      buttons: [[text('office.cover.buttons.employee'), 'employee', found.id]],
    }
  const owner = { id: found.id, name: found.name }
  return COVER.begin(call, { owner, districts, colleagues, told })
}

/** «Замещение»: asks who stands in for an employee, and when. */
export const arrangeCover = about(ACTIVE_EMPLOYEE, 'arrange_cover', (call, found) =>
  begunCover(call, found, undefined),
)

/** Somebody is back before their time: from now on their districts are their work again. */
export const endCover = about(EMPLOYEE, 'arrange_cover', async (call, found) => {
  const { desks, actor, today } = call
  const covers = (await desks.arranging.covers(actor.department, today)).filter(
    ({ owner }) => owner.id === found.id,
  )
  if (covers.length === 0) return toast(call, 'office.staff.settled')
  return {
    parts: [text('office.cover.ended', { name: found.name })],
    buttons: [[text('office.cover.buttons.employee'), 'employee', found.id]],
    place: 'in_place',
    object: `staff:${found.id}`,
    changes: [...endCovers(call, covers)],
  }
})
