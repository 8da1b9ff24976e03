import { titleKey } from '../domain/events/lesson.ts'
import { textAt } from '../domain/words/text-ref.ts'
import type { Moment } from './decision.ts'
import type { StoredTalk } from './ports/talk-store.ts'

/** What a talk is about, in the words of the screens; the stored name of something that is not in the content any more. */
export const titleOf = ({ conversation, language }: Moment, { session }: StoredTalk): string => {
  const renderer = conversation.renderers[language]
  const key = titleKey(session.need)
  return renderer.has(key) ? renderer.plain(textAt(key)) : session.need
}

/** The stage that a talk has come to. */
export const stageOf = ({ conversation, language }: Moment, { session }: StoredTalk): string => {
  const renderer = conversation.renderers[language]
  const stage = session.step.split('.')[0] ?? ''
  const key = `${session.scenario}.${stage}.title`
  return renderer.has(key) ? renderer.plain(textAt(key)) : stage
}
