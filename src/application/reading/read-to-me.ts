import { comparable } from '../../domain/text/plain-words.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import type { Handler, Walk } from '../handler.ts'
import type { Outgoing } from '../ports/messenger.ts'
import type { ReadAloud } from '../ports/read-aloud.ts'
import { escapeHtml, plainText } from '../render.ts'
import { READ_TOKEN } from './read-button.ts'
import { type SayAgainParts, saidBesideTalk } from './say-again.ts'
import { speechOf } from './speech.ts'

export interface ReadToMeParts extends SayAgainParts {
  /** Null where nothing speaks. */
  readonly voice: ReadAloud | null
}

interface Reading extends ReadToMeParts {
  /** What «повтори» would lead to; nothing of it is kept. */
  readonly walk: Walk
}

/** Whether a voice is asked for: pressed under a message, or typed. */
const asksToRead = ({ incoming: { body }, conversation, language }: Moment): boolean => {
  if (body.type === 'press') return body.token === READ_TOKEN
  if (body.type !== 'words') return false
  const { read_aloud: phrases = [] } = conversation.content.vocabulary[language].answers
  return phrases.includes(comparable(body.words))
}

const wordsIn = (message: Outgoing): string[] => {
  if (message.kind === 'text' || message.kind === 'edit') return [message.html]
  return message.kind === 'photo' && message.caption !== '' ? [message.caption] : []
}

/** The last messages as HTML, as «повтори» would show them. */
const saidLast = async (parts: Reading, moment: Moment): Promise<string[]> => {
  const beside = await saidBesideTalk(parts, moment)
  if (beside) return beside.flatMap(wordsIn)
  if (moment.person.staff !== null && moment.person.dialog === null) return []
  const [words = ''] = moment.conversation.content.vocabulary[moment.language].commands.repeat
  const incoming = { ...moment.incoming, body: { type: 'words', words } as const }
  return (await parts.walk({ ...moment, incoming })).replies.flatMap(wordsIn)
}

const isSame = (html: string | undefined, shown: string): boolean =>
  html !== undefined && comparable(plainText(html)) === comparable(shown)

/** What is to be read: the pressed message, with those before it where a step is said in several; typed, the last thing said. */
const toBeRead = async (parts: Reading, moment: Moment): Promise<string[]> => {
  const { body } = moment.incoming
  const shown = body.type === 'press' ? (body.shown ?? '') : ''
  const said = await saidLast(parts, moment)
  return shown === '' || isSame(said.at(-1), shown) ? said : [escapeHtml(shown)]
}

/** A voice message. Nothing of the person changes; where nothing speaks, or not now, that is said. */
const read = async (parts: Reading, moment: Moment): Promise<Decision> => {
  const { screens, conversation, language, incoming, person, at } = moment
  const { body } = incoming
  const word = (key: string): Decision => decide(moment, { replies: [screens.message(`reading.${key}`)] })
  if (!parts.voice?.speaks(language)) return word('no_voice')
  if (
    body.type === 'press' &&
    conversation.lastSaid.isReadTwice(person.id, body.message ?? '', at, incoming.update)
  )
    return decide(moment, { toast: screens.label('reading.twice') })
  const html = await toBeRead(parts, moment)
  if (html.length === 0) return word('nothing')
  const spoken = await parts.voice.read(speechOf(html, conversation.content, language), language)
  if (!spoken) {
    conversation.lastSaid.forgetReading(person.id)
    return word('not_now')
  }
  const content = Buffer.from(spoken.ogg).toString('base64')
  return decide(moment, { replies: [{ kind: 'voice', content, seconds: spoken.seconds, caption: '' }] })
}

/** «Прочитайте мне» (older-adult form). */
export const readToMe = (parts: ReadToMeParts): Handler => ({
  name: 'read_to_me',
  claims: asksToRead,
  handle: (moment, walk) => read({ ...parts, walk }, moment),
})
