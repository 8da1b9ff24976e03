import { comparable } from '../../domain/text/plain-words.ts'
import type { Decision, Moment } from '../decision.ts'
import type { Handler, Walk } from '../handler.ts'
import type { Outgoing } from '../ports/messenger.ts'
import { asTyped, shownWords, unheardYet } from './hear-voice.ts'
import type { Said } from './heard-words.ts'
import { readVoiceToken, type VoiceAnswer } from './voice-token.ts'

interface Press {
  readonly answer: VoiceAnswer
  readonly id: string
}

/** The press that typed words are while it was just asked whether all is right: a button's label, «да», «нет». Null – none. */
const typedAnswer = (moment: Moment, typed: string): Press | null => {
  const { conversation, language, screens, person, at } = moment
  const id = conversation.heardWords.asked(person.id, at)
  if (id === null) return null
  const said = comparable(typed)
  const { answers } = conversation.content.vocabulary[language]
  const answer = (['yes', 'no'] as const).find(
    (each) => answers[each]?.includes(said) || comparable(screens.label(`voice_buttons.${each}`)) === said,
  )
  return answer === undefined ? null : { answer, id }
}

const pressIn = (moment: Moment): Press | null => {
  const { body } = moment.incoming
  if (body.type === 'press') return readVoiceToken(body.token)
  if (body.type !== 'words' || body.forwarded || body.spoken) return null
  return typedAnswer(moment, body.words)
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
  if (said === 'taken') return unheardYet(moment, { toast: screens.label('voice.taken') })
  if (said === null) return unheardYet(moment, { replies: [screens.message('voice.forgotten')] })
  if (answer === 'yes') return confirmed(moment, said, walk)
  return unheardYet(moment, { replies: [...settled(moment, said), screens.message('voice.again')] })
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
