import { text } from '../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import type { Handler } from '../handler.ts'
import { saysHelpComes, saysSafe } from '../hearing/dangers-in.ts'
import { typedDistressButton } from '../hearing/distress-buttons.ts'
import { withoutEnded } from '../hearing/stay-with.ts'
import { inRows } from '../outgoing.ts'
import type { Outgoing } from '../ports/messenger.ts'
import { showQuestion } from '../word-turn.ts'
import type { Heard } from './heard.ts'
import type { Said } from './heard-words.ts'
import { voiceToken } from './voice-token.ts'

/** The moment as if the words had been typed. */
export const asTyped = (moment: Moment, said: Said): Moment => {
  const body = { type: 'words', spoken: true, ...said } as const
  return withoutEnded({ ...moment, incoming: { ...moment.incoming, body } })
}

/** A decision by which nothing of the person was heard yet: what they answer stays what it was. */
export const unheardYet = (moment: Moment, parts: Partial<Decision>): Decision =>
  decide(moment, { ...parts, isUnheard: true })

/** Heard words as they are shown; of the message nothing is stored but that it has to be said again. */
export const shownWords = (
  { conversation, language, screens }: Moment,
  key: string,
  { words }: Said,
): Extract<Outgoing, { kind: 'text' }> & { readonly keptAs: string } => ({
  kind: 'text',
  html: conversation.renderers[language].html(text(`screens.voice.${key}`, { words })),
  keptAs: screens.message('voice.forgotten').html,
})

const saidIn = ({ incoming: { body } }: Moment, words: string): Said => {
  const { forwarded, from } = body.type === 'other' ? body : {}
  return {
    words,
    ...(forwarded === undefined ? {} : { forwarded }),
    ...(from === undefined ? {} : { from }),
  }
}

/** «Слышно так: …» with the two presses; the words wait for one of them. */
const asked = (moment: Moment, said: Said): Decision => {
  const { conversation, person, screens, at } = moment
  const id = conversation.chance.id()
  conversation.heardWords.keep(person.id, id, said, at)
  const buttons = (['yes', 'no'] as const).map((answer) => ({
    text: screens.label(`voice_buttons.${answer}`),
    token: voiceToken(answer, id),
  }))
  const question = { ...shownWords(moment, 'heard', said), buttons: inRows(buttons, person.large) }
  return unheardYet(moment, { replies: [question] })
}

/** The question at which the person's talk stands, where nobody else waits for their words. */
const standingQuestion = (moment: Moment): Outgoing[] => {
  const { person, loaded } = moment
  const isFree = person.dialog === null && person.handover === null && person.distress === null
  return isFree && loaded.talk?.session.status === 'active' ? showQuestion(moment, loaded.talk) : []
}

/** Nothing is known of what was said: what to do, a human at hand – there may have been a cry in it –, and the question. */
const unheard = (moment: Moment, why: Exclude<Heard, object>): Decision => {
  const { screens, person } = moment
  const human = person.staff === null ? ([[screens.label('call_human'), 'call_human']] as const) : []
  return unheardYet(moment, {
    replies: [screens.message(`voice.${why}`, human), ...standingQuestion(moment)],
  })
}

/** What ends a cry waits for the press like anything else: misheard, it would leave somebody alone. */
const endsTheCry = (moment: Moment, words: string): boolean => {
  const { conversation, language, person } = moment
  if (person.distress === null) return false
  return (
    saysSafe(conversation.content, language, words) ||
    saysHelpComes(conversation.content, language, words) ||
    typedDistressButton(moment, person.distress, words) !== null
  )
}

/** The answer that a cry gets at once: it is kinder to be wrong than to wait. Null – there is none in the words. */
const criedFor = async (
  moment: Moment,
  said: Said,
  {
    cries,
    walk,
  }: { readonly cries: readonly Handler[]; readonly walk: (moment: Moment) => Promise<Decision> },
): Promise<Decision | null> => {
  const typed = asTyped(moment, said)
  const isInWork = moment.actor !== null && (moment.person.dialog ?? moment.person.handover) !== null
  if (isInWork || endsTheCry(typed, said.words)) return null
  for (const { claims, handle } of cries) {
    const decision = claims(typed) ? await handle(typed, walk) : null
    if (decision) return { ...decision, replies: [shownWords(moment, 'shown', said), ...decision.replies] }
  }
  return null
}

/**
 * A recording that was listened to. Its words have consequences only when the person has pressed that they are right – but
 * a cry for help does not wait.
 * @param cries handlers that answer a cry in typed words
 */
export const heardVoice = (cries: readonly Handler[]): Handler => ({
  name: 'heard_voice',
  claims: ({ incoming: { body } }) => body.type === 'other' && body.heard !== undefined,
  handle: async (moment, walk) => {
    const { body } = moment.incoming
    const heard = body.type === 'other' ? body.heard : undefined
    if (heard === undefined) return null
    if (typeof heard === 'string') return unheard(moment, heard)
    const said = saidIn(moment, heard.words)
    return (await criedFor(moment, said, { cries, walk })) ?? asked(moment, said)
  },
})
