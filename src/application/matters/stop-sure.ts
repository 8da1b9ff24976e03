import { localMoment } from '../../domain/calendar/local-date.ts'
import { isLesson } from '../../domain/events/lesson.ts'
import { type Coming, comingOf } from '../../domain/track/occasions.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import type { Button } from '../ports/messenger.ts'
import type { StoredTalk } from '../ports/talk-store.ts'
import { zoneOf } from '../reminders/zones.ts'
import { type Action, actionToken } from '../screens.ts'
import { askMatter } from './ask-matter.ts'

/** What would go with a talk that is stopped: its visit, its reminders, the nearest first. */
export const goesWith = (
  { conversation, person, at }: Moment,
  { id, session }: StoredTalk,
): readonly Coming[] => {
  const need = conversation.content.needs.get(session.need)
  if (!need || isLesson(session)) return []
  const today = localMoment(at, zoneOf(person, conversation)).date
  return comingOf(id, session, { today, need, calendar: conversation.calendar })
}

/** «Стоп» where a visit or reminders would go with the talk: asked once. Null – nothing would. */
export const stopQuestion = (moment: Moment, talk: StoredTalk): Decision | null => {
  // Without consent nobody is written to: nothing is lost by it.
  const coming = moment.person.consent === null ? [] : goesWith(moment, talk)
  const [nearest] = coming
  if (!nearest) return null
  const { screens } = moment
  const visit = coming.find(({ kind }) => kind === 'appointment')
  const key = visit ? 'stop_visit' : 'stop_reminders'
  const date = { date: (visit ?? nearest).date }
  const button = (name: string, action: Action): Button => ({
    text: screens.label(`matter_buttons.${name}`),
    token: actionToken(action, talk.id),
  })
  const buttons = [button('stop_all', 'stop_all'), button('stop_talk', 'stop_talk'), button('go_on', 'menu')]
  return decide(moment, { replies: [askMatter(moment, key, { date }, buttons)] })
}
