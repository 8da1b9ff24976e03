import { isOpenTalk } from '../../domain/scenario/session.ts'
import { laterWords, withLater, withOwnWords } from '../../domain/track/later-needs.ts'
import { text } from '../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import type { Outgoing } from '../ports/messenger.ts'
import type { StoredTalk } from '../ports/talk-store.ts'
import { beginTalk, stopTalk } from '../talk-turn.ts'
import { showQuestion } from '../word-turn.ts'
import { needsIn, needTitle } from './name-needs.ts'
import { heldWords } from './order-matters.ts'
import { goesWith } from './stop-sure.ts'

/** What a button about matters does. */
type MatterAct = (moment: Moment, argument: string) => Decision

const unknown = (moment: Moment): Decision =>
  decide(moment, { toast: moment.screens.label('unknown_button') })

const openTalk = ({ loaded: { talk } }: Moment): StoredTalk | null =>
  talk && isOpenTalk(talk.session) ? talk : null

const word = ({ conversation, language }: Moment, key: string, what = ''): Outgoing => ({
  kind: 'text',
  html: conversation.renderers[language].html(text(`screens.matters.${key}`, { what })),
})

/** The present talk with a change, a word about it, and its question again. */
const withWord = (moment: Moment, talk: StoredTalk, said: Outgoing): Decision =>
  decide(moment, {
    talk: { ...talk, updatedAt: moment.at },
    replies: [said, ...(talk.session.status === 'active' ? showQuestion(moment, talk) : [])],
  })

const causeOf = (
  { conversation, language }: Moment,
  need: string,
  words: string | null,
): string | undefined =>
  words === null
    ? undefined
    : conversation.findNeeds(words, language).find((each) => each.need === need)?.cause

/** How a need that was put off was named in the talk that offers it now; null – nobody allowed us to keep it. */
const keptWords = ({ loaded: { talk } }: Moment, need: string): string | null =>
  talk && laterWords(talk.session, need)

/** The matter that comes first; the others are kept for its end. The present one simply goes on. */
export const takeFirst: MatterAct = (moment, argument) => {
  const [need, ...later] = needsIn(argument, moment)
  if (need === undefined) return unknown(moment)
  const words = heldWords(moment) ?? keptWords(moment, need)
  const present = openTalk(moment)
  if (present?.session.need !== need)
    return beginTalk(moment, { need, ownWords: words, cause: causeOf(moment, need, words), later })
  const session = withLater(present.session, later, words, moment.at)
  return withWord(moment, { ...present, session }, word(moment, 'goes_on', needTitle(moment, need)))
}

/** «Потом»: the need is kept in the present talk, and offered when that ends or pauses. */
export const putOff: MatterAct = (moment, argument) => {
  const [need] = needsIn(argument, moment)
  const present = openTalk(moment)
  if (need === undefined || !present) return unknown(moment)
  const session = withLater(present.session, [need], heldWords(moment), moment.at)
  return withWord(moment, { ...present, session }, word(moment, 'kept', needTitle(moment, need)))
}

/** «Это часть этого дела»: the words stay with the talk, where consent allows. */
export const takeAsPart: MatterAct = (moment) => {
  const present = openTalk(moment)
  if (!present) return unknown(moment)
  const words = heldWords(moment)
  const { session } = present
  const kept = words === null ? session : withOwnWords(session, 'beside', words)
  return withWord(moment, { ...present, session: kept }, word(moment, 'part'))
}

/** «Остановить всё»: the talk, its visit and its reminders. */
export const stopAll: MatterAct = (moment, id) => {
  const present = openTalk(moment)
  return present?.id === id ? stopTalk(moment, present) : unknown(moment)
}

/** «Только разговор»: what is still to come is reminded of. */
export const stopTalkOnly: MatterAct = (moment, id) => {
  const present = openTalk(moment)
  if (present?.id !== id) return unknown(moment)
  const stopped = stopTalk(moment, present)
  const keyboard = moment.screens.menuKeyboard()
  return {
    ...stopped,
    occasions: [...stopped.occasions, ...goesWith(moment, present)],
    replies: [{ ...(word(moment, 'stopped_kept') as Outgoing & { kind: 'text' }), keyboard }],
  }
}

/** What stood behind the matter came about. */
export const aimReached: MatterAct = (moment) => decide(moment, { replies: [word(moment, 'aim_reached')] })
