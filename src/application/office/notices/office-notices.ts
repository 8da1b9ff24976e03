import { WELCOME_RULE } from '../../../domain/people/welcome-subject.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { ALERT_NOTICES } from '../alerts/alert-notices.ts'
import { caseHanded } from '../cases/case-curator.ts'
import { caseUrgent } from '../cases/urgent-case.ts'
import { headAnswered, helpRead, helpWanted } from '../cries/compose-cries.ts'
import { eventInvited, eventPoster, invitationsSent } from '../events/invite/invitation-notices.ts'
import { EVENT_NOTICES } from '../events/signing/event-notices.ts'
import { goneInNeed } from '../gone/gone-in-need.ts'
import { presenceReturned } from '../gone/presence-returned.ts'
import { importDone } from '../import/import-done.ts'
import { type Composer, type OfficeNotice, toHead, toPerson, toStaff } from '../kit/composer.ts'
import { registered } from '../kit/daily-notice.ts'
import { homeMessage } from '../kit/open-home.ts'
import { monthEscalated } from '../monthly/compose-monthly.ts'
import { monthMissed } from '../months/month-missed.ts'
import { BOOKING_NOTICES } from '../own/own-booking.ts'
import { cardLinked } from '../people/card-linked.ts'
import { TALKING_NOTICES } from '../talking/talking-notices.ts'
import { dayMessage } from '../tasks/day-message.ts'
import { toldUntil } from '../tasks/show-today.ts'
import { taskHanded } from '../tasks/task-history.ts'
import { welcomeNotice } from '../welcome/welcome-notice.ts'
import { DAILY_NOTICES } from './daily-notices.ts'
import { coverBegins, districtGiven, handedBack, headCover, weeklySummary } from './head-notices.ts'

/** The employee whose chat it is. @throws RangeError when it is nobody's any more. */
const ownStaff: (composing: Parameters<Composer>[0]) => Promise<string> = async ({ desks, person, day }) => {
  const found = await desks.staff.ofPerson(person, day)
  if (!found) throw new RangeError('the notice is for an employee who is no more')
  return found.id
}

/** Nine in the morning of a working day: ONE message with all that is to be done. */
const morningDigest: Composer = async (composing) => {
  const { desks, day, words, conversation } = composing
  const staff = await ownStaff(composing)
  const until = toldUntil(conversation.calendar, day)
  const [found] = await desks.days.days([staff], day, until)
  if (!found) throw new RangeError('no such day')
  return dayMessage(found, day, words, until)
}

/** Somebody took an invite and waits for the inviter to say that it is the right person (B9). */
const staffWaits: Composer = async ({ desks, subject, day, words }) => {
  const found = await desks.staff.find(subject, day)
  if (!found) throw new RangeError('no such employee')
  const role = text(`office.roles.${found.role}`)
  return words.message(
    [text('office.staff.waits', { name: found.name, role })],
    found.state === 'waiting'
      ? [
          [text('office.staff.buttons.confirm'), 'staff_confirm', found.id],
          [text('office.staff.buttons.refuse'), 'staff_remove', found.id],
        ]
      : [],
  )
}

/** Who was confirmed is at home: no command is needed. */
const staffConfirmed: Composer = async ({ desks, subject, day, words }) => {
  const found = await desks.staff.find(subject, day)
  if (!found) throw new RangeError('no such employee')
  return homeMessage(found, words, [text('office.staff.you_are_confirmed'), text('talk.blank')])
}

/** A composer for every rule whose message is made of what stands in the database; a test holds the two together. */
export const NOTICES: Readonly<Record<string, OfficeNotice>> = {
  morning_digest: toStaff(morningDigest),
  staff_waits: toStaff(staffWaits),
  staff_confirmed: toStaff(staffConfirmed),
  ...TALKING_NOTICES,
  ...EVENT_NOTICES,
  ...BOOKING_NOTICES,
  ...ALERT_NOTICES,
  help_wanted: toStaff(helpWanted),
  help_read: toPerson(helpRead),
  case_urgent: toHead(caseUrgent),
  head_answered: toStaff(headAnswered),
  month_escalated: toHead(monthEscalated),
  month_missed: toStaff(monthMissed),
  gone_in_need: toStaff(goneInNeed),
  presence_returned: toStaff(presenceReturned),
  task_handed: toStaff(taskHanded),
  case_handed: toStaff(caseHanded),
  ...registered(DAILY_NOTICES),
  weekly_summary: toHead(weeklySummary),
  cover_begins: toStaff(coverBegins),
  head_cover: toStaff(headCover),
  handed_back: toStaff(handedBack),
  district_given: toStaff(districtGiven),
  import_done: toStaff(importDone),
  card_linked: toStaff(cardLinked),
  event_invited: toPerson(eventInvited),
  event_poster: toPerson(eventPoster),
  invitations_sent: toStaff(invitationsSent),
  [WELCOME_RULE]: toPerson(welcomeNotice),
}
