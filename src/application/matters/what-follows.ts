import { isLesson } from '../../domain/events/lesson.ts'
import type { Session } from '../../domain/scenario/session.ts'
import { laterNeeds, stillLater } from '../../domain/track/later-needs.ts'
import { textAt } from '../../domain/words/text-ref.ts'
import type { Moment } from '../decision.ts'
import type { FollowUp } from '../follow-up.ts'
import type { Button, Outgoing } from '../ports/messenger.ts'
import type { StoredTalk } from '../ports/talk-store.ts'
import { type Action, actionToken } from '../screens.ts'
import { askMatter, namedInRow, needButtons } from './ask-matter.ts'

const button = (text: string, action: Action, argument?: string): Button => ({
  text,
  token: actionToken(action, argument),
})

/** Needs that were put off, offered again. */
const putOff = (moment: Moment, needs: readonly string[]): Outgoing =>
  askMatter(moment, 'next', { what: namedInRow(moment, needs) }, [
    ...needButtons(moment, needs),
    button(moment.screens.label('matter_buttons.not_now'), 'talks'),
  ])

/** What stood behind the matter from the beginning: whether that came about. */
const behind = (moment: Moment, { answers, need }: Session): Outgoing | null => {
  const aim = answers['aim']
  const key = `screens.aims.${need}.${String(aim)}`
  const renderer = moment.conversation.renderers[moment.language]
  if (typeof aim !== 'string' || !renderer.has(key)) return null
  return askMatter(moment, 'behind', { what: renderer.plain(textAt(key)) }, [
    button(moment.screens.label('matter_buttons.aim_done'), 'aim_done'),
    button(moment.screens.label('matter_buttons.aim_open'), 'need', need),
  ])
}

const ENDS: ReadonlySet<Session['status']> = new Set(['finished', 'stopped', 'paused'])

/**
 * What is asked when a talk ends or pauses: what stood behind it, and the needs that were put off. Null – nothing; what was
 * taken up meanwhile is not asked for.
 */
export const whatFollows = (moment: Moment, before: Session, after: StoredTalk): FollowUp | null => {
  const { session } = after
  if (isLesson(session) || before.status === session.status || !ENDS.has(session.status)) return null
  const later = laterNeeds(session)
  const meant = session.status === 'finished' ? behind(moment, session) : null
  if (Object.keys(later).length === 0) return meant && (async () => () => ({ replies: [meant] }))
  return async ({ talks }) => {
    const all = await talks.talksOf(moment.person.id)
    const others = all
      .filter(({ id }) => id !== after.id)
      .map((talk) => ({ need: talk.session.need, updatedAt: talk.updatedAt }))
    const needs = stillLater(later, others).filter((need) => moment.conversation.content.needs.has(need))
    return () => ({
      replies: [...(meant ? [meant] : []), ...(needs.length > 0 ? [putOff(moment, needs)] : [])],
    })
  }
}
