import type { InvitationChange } from '../../../application/ports/office/invitation-change.ts'
import { cell, citizenKey, sealed, touches, type Writers } from './writing.ts'

/** Writers of invitations, as far as they are pressed. */
export const INVITATION_WRITERS: Writers<InvitationChange> = {
  begin_inviting: (writing, { event, by, at, most, invited }) =>
    touches(
      writing,
      `update events set inviting_at = $2, inviting_by = $3, inviting_most = $4, inviting_until = null
       where id = $1 and state = 'open' and inviting_at is null
         and (select count(*) from invitations i where i.event_id = $1) = $5`,
      [event, new Date(at).toISOString(), by, most, invited],
    ),
  choose_poster_day: (writing, { citizen, weekday }) =>
    touches(writing, 'update citizens set poster_weekday = $2 where id = $1', [citizen, weekday]),
  welcome_invites: (writing, { citizen, welcome }) =>
    touches(writing, 'update citizens set invites_welcome = $2 where id = $1', [citizen, welcome]),
  keep_home: async (writing, { citizen, home }) => {
    const key = await citizenKey(writing, citizen)
    if (key === null) return false
    const words = home === null ? null : JSON.stringify(home)
    return touches(writing, 'update citizens set home = $2 where id = $1', [
      citizen,
      sealed(writing, key, cell('citizens', 'home', citizen), words),
    ])
  },
}
