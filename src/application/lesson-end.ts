import { lessonOf, rightAtFirst } from '../domain/events/lesson.ts'
import { type Params, text } from '../domain/words/text-ref.ts'
import { consentQuestion } from './asked/consent-question.ts'
import type { Moment } from './decision.ts'
import { inRows } from './outgoing.ts'
import type { Outgoing } from './ports/messenger.ts'
import type { StoredTalk } from './ports/talk-store.ts'
import { type Action, actionToken } from './screens.ts'

/** A button of the school: its words, and what it does. */
export type SchoolButton = readonly [label: string, action: Action, argument?: string]

/** A message of the school: big buttons, one below the other (Y-form). */
export const schoolMessage = (
  { conversation, language }: Moment,
  key: string,
  params: Params,
  buttons: readonly SchoolButton[],
): Outgoing & { kind: 'text' } => ({
  kind: 'text',
  html: conversation.renderers[language].html(text(`screens.${key}`, params)),
  buttons: inRows(
    buttons.map(([label, action, argument]) => ({ text: label, token: actionToken(action, argument) })),
    true,
  ),
})

/** What a lesson ends with: what was right at once, the memo to keep, the lesson that follows. */
export const lessonEnd = (moment: Moment, session: StoredTalk['session']): Outgoing[] => {
  const { screens, conversation } = moment
  const { lessons } = conversation.content
  const id = lessonOf(session.need) ?? ''
  const lesson = lessons.get(id)
  if (!lesson) return []
  const n = rightAtFirst(lesson, session)
  const ids = [...lessons.keys()]
  const next = ids[ids.indexOf(id) + 1]
  const label = (name: string): string => screens.label(`school_buttons.${name}`)
  const buttons: SchoolButton[] = [
    [label('memo'), 'memo', id],
    ...(next === undefined ? [] : [[label('next'), 'lesson', next] as const]),
    [label('all'), 'school'],
  ]
  const key = n === 0 ? 'school_end_explained' : 'school_end'
  const message = schoolMessage(moment, key, { n, of: lesson.situations.length }, buttons)
  if (moment.person.consentAsked) return [message]
  return [message, consentQuestion(moment, '')]
}
