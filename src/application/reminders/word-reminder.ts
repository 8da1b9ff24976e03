import { isComposed } from '../../domain/reminders/rule.ts'
import type { Conversation } from '../conversation.ts'
import type { Composed } from '../office/kit/composer.ts'
import type { Clock } from '../ports/clock.ts'
import type { Claimed } from '../ports/outbox.ts'
import type { ReadAloud } from '../ports/read-aloud.ts'
import { isReadTo, readable } from '../reading/read-button.ts'
import type { WordNotice } from '../reading/say-again.ts'
import type { Notice } from '../reminder-words.ts'
import { noticeOf } from './notice.ts'

/** Words a notice that is made of what stands in the database at that moment. */
export type ComposeNotice = (composed: Composed) => Promise<Notice>

/** What notices are worded with. */
export interface WordingParts {
  readonly conversation: Conversation
  readonly composeNotice: ComposeNotice
  /** Reads notices aloud to whoever wishes for large type; null – nothing speaks. */
  readonly voice: ReadAloud | null
  readonly clock: Clock
}

/** What of a reminder its words are made of. */
type Worded = Pick<Claimed, 'id' | 'rule' | 'person' | 'subject' | 'base' | 'large' | 'language'>

/** Words a claimed reminder, or several of one person as one message, in the person's language. */
const wordingOf =
  ({ content, renderers }: Conversation, compose: ComposeNotice) =>
  async (claimed: readonly Worded[]): Promise<Notice> => {
    const [first] = claimed as [Worded]
    const only = content.reminders.get(first.rule)
    if (only && isComposed(only)) {
      const { rule, person, subject, base, large } = first
      return compose({
        rule,
        person,
        subject,
        large,
        day: base.slice(0, 10),
        language: first.language ?? 'ru',
      })
    }
    const told = claimed.map(({ id, rule: name, subject, base }) => {
      const rule = content.reminders.get(name)
      if (!rule) throw new RangeError(`no reminder rule "${name}"`)
      return { id, rule, subject, base }
    })
    return noticeOf(told, { renderer: renderers[first.language ?? 'ru'], large: first.large })
  }

/** The words of claimed reminders, with «Прочитайте мне» under those of people with large type. */
export const wordReminders = ({ conversation, composeNotice, voice, clock }: WordingParts) => {
  const word = wordingOf(conversation, composeNotice)
  return async (claimed: readonly Claimed[]): Promise<Notice> => {
    const notice = await word(claimed)
    const { large = false, language, person } = claimed[0] ?? {}
    // A label under a notice is typed like one under an answer.
    if (person !== undefined) {
      conversation.recentButtons.note(person, [notice], clock.now(), claimed[0]?.id)
      conversation.heardWords.askNoMore(person)
    }
    const known = language ?? 'ru'
    return isReadTo({ large, language: known }, voice)
      ? readable(notice, conversation.renderers[known])
      : notice
  }
}

/** Words a notice that was sent once more, for whoever asks for it. */
export const wordNotice = (conversation: Conversation, compose: ComposeNotice): WordNotice => {
  const word = wordingOf(conversation, compose)
  return ({ joined, ...told }, { person, language }) =>
    word([told, ...joined].map((each) => ({ ...each, person: person.id, large: person.large, language })))
}
