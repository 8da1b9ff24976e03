import { text } from '../../../domain/words/text-ref.ts'
import { about } from '../kit/about.ts'
import { toast } from '../kit/screen.ts'
import { endCovers } from './cover-changes.ts'
import { COVER } from './cover-form.ts'
import { ACTIVE_EMPLOYEE, EMPLOYEE, othersThan, ownDistricts } from './employee.ts'

/** «Замещение»: asks who stands in for an employee, and when. */
export const arrangeCover = about(ACTIVE_EMPLOYEE, 'arrange_cover', async (call, found) => {
  const districts = ownDistricts(found).map(({ id, name }) => ({ id, name }))
  const colleagues = (await othersThan(call, found.id)).map(({ id, name }) => ({ id, name }))
  const nothing = districts.length === 0 ? 'no_districts' : colleagues.length === 0 ? 'no_colleagues' : null
  if (nothing)
    return {
      parts: [text(`office.cover.${nothing}`, { name: found.name })],
      buttons: [[text('office.cover.buttons.employee'), 'employee', found.id]],
    }
  return COVER.begin(call, { owner: { id: found.id, name: found.name }, districts, colleagues })
})

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
