import type { Command } from '../../domain/conversation/input.ts'
import type { Act } from '../../domain/listening/act.ts'
import { asideOf } from '../../domain/listening/aside/answer-aside.ts'
import type { Understood } from '../../domain/listening/decide-reading.ts'
import { understand } from '../../domain/listening/listen.ts'
import type { Decision, Moment } from '../decision.ts'
import { decide } from '../decision.ts'
import { earOf } from '../listening/ear-of.ts'
import { elsewhereEarOf } from '../listening/elsewhere-ear.ts'
import { lineOf, socialIn } from '../listening/outside-social.ts'
import { paragraphs } from '../outgoing.ts'
import type { Outgoing } from '../ports/messenger.ts'
import { readActionToken } from '../screens.ts'
import { speak } from '../word-turn.ts'
import type { AskedScreen } from './asked-screen.ts'
import { type ConsentWording, consentQuestion } from './consent-question.ts'

/** In their turn, and round again: never the same twice. */
const AGAIN: readonly ConsentWording[] = ['consent_again', 'consent_simpler', 'consent_still']

/** The answer that waits for the consent. */
const waitingIn = ({ buttons }: AskedScreen): string =>
  buttons.map(({ id }) => readActionToken(id)).find((read) => read?.action === 'consent_yes')?.argument ?? ''

/** The question once more, in other words than it was asked last. */
const again = (moment: Moment, waiting: string): Outgoing & { kind: 'text' } => {
  const last = moment.conversation.lastSaid.of(moment.person.id)?.messages ?? []
  const said = AGAIN.findIndex((wording) => {
    const { html } = consentQuestion(moment, waiting, wording)
    return last.some((message) => message.html.endsWith(html))
  })
  return consentQuestion(moment, waiting, AGAIN[(said + 1) % AGAIN.length])
}

/** What is said before the question stands again; null – nothing of the kind. */
const wordFor = (moment: Moment, words: string, act: Act | null): string | null => {
  const { talk } = moment.loaded
  if (act?.type === 'question' && talk) {
    const spoken = speak(moment, talk.session)
    return paragraphs(asideOf(spoken.talk, act.topic, act.of).lines, spoken)
  }
  const told = socialIn(moment, words)
  return told && told.beside !== 'much' ? lineOf(moment, told) : null
}

/** What words mean in the talk that waits; null – none does. */
const understoodIn = (moment: Moment, words: string): Understood | null => {
  const { conversation, language, loaded } = moment
  if (loaded.talk?.session.status !== 'active') return null
  const { talk } = speak(moment, loaded.talk.session)
  return understand(talk, words, earOf(conversation.content, conversation.findNeeds, language))
}

const heardIn = (moment: Moment, words: string): Act | null => understoodIn(moment, words)?.act ?? null

/** «Какое ещё согласие, срочно мне»: among other things is enough. */
const SAID_AMONG = 0.2

/** Whether words only say again the answer that waits. */
export const isWaitingSaid = (moment: Moment, words: string, asked: AskedScreen): boolean => {
  const waiting = waitingIn(asked)
  const readings = understoodIn(moment, words)?.readings ?? []
  return readings.some(
    ({ act, sureness }) => act.type === 'answer' && act.choice === waiting && sureness >= SAID_AMONG,
  )
}

const before = (word: string | null, question: Outgoing & { kind: 'text' }): Outgoing =>
  word === null ? question : { ...question, html: `${word}\n\n${question.html}` }

/** Answers of the talk that the consent waits with: said again, they only change what waits. */
const ROUTES: ReadonlySet<string> = new Set(['learn', 'urgent'])

/** Asked about the consent itself, these ask what it is for. */
const OF_CONSENT: ReadonlySet<string> = new Set(['why', 'next', 'refusal', 'meaning'])

const asksWhy = (moment: Moment, words: string, act: Act | null): boolean => {
  const { content, findNeeds } = moment.conversation
  if (act?.type === 'question' && act.of.word !== null) return false
  const { told } = elsewhereEarOf(content, findNeeds, moment.language).readAnswers(words)
  return (
    told.some(({ name }) => name === 'consent/why') || (act?.type === 'question' && OF_CONSENT.has(act.topic))
  )
}

/** Why it is asked, the second time in a row shorter. */
const whyWord = ({ screens, conversation, person }: Moment): string => {
  const why = screens.message('consent_why').html
  const last = conversation.lastSaid.of(person.id)?.messages ?? []
  return last.some(({ html }) => html.startsWith(why)) ? screens.message('consent_why_again').html : why
}

/** Whether words are about another matter, or about the talk itself: they are answered there. */
const isOfTalk = (act: Act | null): boolean =>
  act?.type === 'other_need' || act?.type === 'correction' || (act?.type === 'answer' && act.choice !== null)

/**
 * What is said while consent is asked and neither gives nor refuses it: why it is asked, a question about the matter, a
 * thanks. It is answered, and the question stands. Null – it is about something else: whoever is behind answers.
 */
export const besideConsent = (
  moment: Moment,
  words: string,
  asked: AskedScreen,
  command: Command | null,
): Decision | null => {
  const waiting = waitingIn(asked)
  const stands = (word: string | null, answer = waiting): Decision =>
    decide(moment, { replies: [before(word, again(moment, answer))] })
  const act = command === null ? heardIn(moment, words) : null
  if (command === 'repeat') return stands(null)
  if (command === 'why' || asksWhy(moment, words, act)) return stands(whyWord(moment))
  if (act?.type === 'answer' && ROUTES.has(act.choice ?? '')) return stands(null, act.choice ?? waiting)
  // At the end of a lesson no matter waits for the answer: one does what one likes.
  if (waiting === '') return null
  const isPolite = socialIn(moment, words)?.beside === 'nothing'
  return command !== null || (isOfTalk(act) && !isPolite) ? null : stands(wordFor(moment, words, act))
}
