import {
  joinOwnGroup,
  leaveOwnGroup,
  listOwnGroups,
  nameOwnGroup,
  showOwnGroup,
} from '../events/groups/own-groups.ts'
import { choosePosterDay, showInviteSettings, welcomeInvites } from '../events/invite-settings.ts'
import { listOwnEvents } from '../events/list-own-events.ts'
import { showOwnEvent } from '../events/show-own-event.ts'
import { SIGNING_PRESSES } from '../events/signing/signing-index.ts'
import { takeOwnEvent } from '../events/take-own-event.ts'
import type { EventUseCase } from '../kit/event-press.ts'
import { WELCOME_PRESSES } from '../welcome/welcome-presses.ts'

/** Every press of a citizen about events by the name in its token. */
export const EVENT_PRESSES: Readonly<Record<string, EventUseCase>> = {
  list: listOwnEvents,
  more: showOwnEvent,
  settings: showInviteSettings,
  poster_day: choosePosterDay,
  invites: welcomeInvites,
  ...SIGNING_PRESSES,
  ...WELCOME_PRESSES,
  file: takeOwnEvent,
  clubs: listOwnGroups,
  club: showOwnGroup,
  club_join: joinOwnGroup,
  club_leave: leaveOwnGroup,
  club_name: nameOwnGroup,
}
