import type { Moment } from './decision.ts'
import type { FollowUp } from './follow-up.ts'
import { deletedWithCard, deletionTask } from './office/own/own-data.ts'

/** «Удалить мои данные», said twice: everything goes at once, and the last word tells plainly what stays. */
export const farewell =
  (moment: Moment): FollowUp =>
  async ({ ownCard }) => {
    const { person, screens } = moment
    const keepsWork = person.staff !== null
    const card = await ownCard(person.id)
    if (card !== null)
      return () => ({
        replies: [deletedWithCard(moment)],
        farewell: { keepsWork, deletion: deletionTask(moment) },
      })
    const word = screens.message(keepsWork ? 'deleted_staff' : 'deleted')
    return () => ({ replies: [word], farewell: { keepsWork } })
  }
