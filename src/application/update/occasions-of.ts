import { localMoment } from '../../domain/calendar/local-date.ts'
import { isLesson } from '../../domain/events/lesson.ts'
import type { OccasionChange } from '../../domain/reminders/occasion.ts'
import { type OccasionWorld, occasionChanges } from '../../domain/track/occasions.ts'
import type { Decision, Moment } from '../decision.ts'
import type { StoredTalk } from '../ports/talk-store.ts'
import { zoneOf } from '../reminders/zones.ts'
import { lessonOccasions } from '../school.ts'

/** Dated things that follow from a talk's own answers. */
const ofTalk = (
  moment: Moment,
  talk: StoredTalk,
  { events, person }: Decision,
): readonly OccasionChange[] => {
  const { conversation, loaded, at } = moment
  if (isLesson(talk.session)) return lessonOccasions(moment, talk, events)
  const need = conversation.content.needs.get(talk.session.need)
  if (!need) return []
  const before = loaded.talk?.id === talk.id ? loaded.talk.session : null
  // Asked for by few turns, and not cheap: the local day is worked out when it is.
  const world: OccasionWorld = {
    get today() {
      return localMoment(at, zoneOf(person, conversation)).date
    },
    need,
    calendar: conversation.calendar,
  }
  return occasionChanges(talk.id, before, talk.session, events, world)
}

/** Dated things that an update says, moves or settles: of the talk's own answers, then of what was pressed elsewhere. */
export const occasionsOf = (moment: Moment, decision: Decision): readonly OccasionChange[] => {
  const { talk, occasions } = decision
  if (talk === null || talk === moment.loaded.talk) return occasions
  const own = ofTalk(moment, talk, decision)
  if (own.length === 0) return occasions
  // Of two changes of one thing what was pressed for holds.
  return [...new Map([...own, ...occasions].map((change) => [change.id, change])).values()]
}
