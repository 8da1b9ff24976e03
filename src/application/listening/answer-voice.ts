import { comparable } from '../../domain/text/plain-words.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import type { Handler, Walk } from '../handler.ts'
import type { Outgoing } from '../ports/messenger.ts'
import { freshButtons } from '../reading/fresh-buttons.ts'
import { asTyped, shownWords } from './hear-voice.ts'
import type { Said } from './heard-words.ts'
import { readVoiceToken, type VoiceAnswer } from './voice-token.ts'

interface Press {
  readonly answer: VoiceAnswer
  readonly id: string
}

/** The press that typed words are while «Всё верно?» is the last thing said: «да», «исправить», «нет». Null – none. */
const typedAnswer = (moment: Moment, typed: string): Press | null => {
  const { conversation, language, screens } = moment
  const offered = (freshButtons(moment) ?? []).flatMap(({ id }) => readVoiceToken(id) ?? [])
  if (offered.length === 0) return null
  const said = comparable(typed)
  const { answers } = conversation.content.vocabulary[language]
  const answer = (['yes', 'no'] as const).find(
    (each) => answers[each]?.includes(said) || comparable(screens.label(`voice_buttons.${each}`)) === said,
  )
  return offered.find((each) => each.answer === answer) ?? null
}

const pressIn = (moment: Moment): Press | null => {
  const { body } = moment.incoming
  if (body.type === 'press') return readVoiceToken(body.token)
  return body.type === 'words' && !body.forwarded ? typedAnswer(moment, body.words) : null
}

/** The pressed message without its question and buttons; typed, it stays as it was. */
const settled = (moment: Moment, said: Said): Outgoing[] => {
  const { body } = moment.incoming
  if (body.type !== 'press' || body.message === null) return []
  const { html, keptAs } = shownWords(moment, 'shown', said)
  return [{ kind: 'edit', message: body.message, html, keptAs }]
}

/** The words go the whole way of an update as if they had been typed. */
const confirmed = async (moment: Moment, said: Said, walk: Walk): Promise<Decision> => {
  const decision = await walk(asTyped(moment, said))
  return { ...decision, replies: [...settled(moment, said), ...decision.replies] }
}

const answered = (moment: Moment, { answer, id }: Press, walk: Walk): Promise<Decision> | Decision => {
  const { conversation, person, screens, incoming, at } = moment
  const taking = { update: incoming.update, isRight: answer === 'yes' }
  const said = conversation.heardWords.take(person.id, id, taking, at)
  if (said === 'taken') return decide(moment, { toast: screens.label('voice.taken') })
  if (said === null) return decide(moment, { replies: [screens.message('voice.forgotten')] })
  if (answer === 'yes') return confirmed(moment, said, walk)
  return decide(moment, { replies: [...settled(moment, said), screens.message('voice.again')] })
}

/** «Да, верно» and «Исправить» under heard words, pressed or typed. */
export const voiceAnswer: Handler = {
  name: 'voice_answer',
  claims: (moment) => pressIn(moment) !== null,
  handle: (moment, walk) => {
    const press = pressIn(moment)
    return press && answered(moment, press, walk)
  },
}
