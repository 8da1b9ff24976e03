import { isHeldApart } from '../../domain/finding/phrase-set.ts'
import type { Act } from '../../domain/listening/act.ts'
import type { Understood } from '../../domain/listening/decide-reading.ts'
import { respond } from '../../domain/listening/respond.ts'
import type { Utterance } from '../../domain/listening/utterance-set.ts'
import type { Session } from '../../domain/scenario/session.ts'
import type { Talk } from '../../domain/scenario/talk.ts'
import type { Advanced } from '../../domain/scenario/turn.ts'
import type { Conversation } from '../conversation.ts'
import type { Language } from '../ports/texts.ts'
import { earOf } from './ear-of.ts'
import { fitsLabel, fitsWhatIsSaid, type Outcome } from './fits-label.ts'
import { understandElsewhere } from './understand-elsewhere.ts'
import { understandWords } from './understand-words.ts'
import { talkOfUtterance } from './utterance-talk.ts'

/** Acts that are measured elsewhere, or in no talk. */
const IN_NO_TALK: ReadonlySet<string> = new Set(['elsewhere', 'office'])
/** After messages that wait for words whatever they say – «напишите, что случилось», a specialist's letter – nothing is chosen. */
const TAKES_WORDS: ReadonlySet<string> = new Set(['after:help_words', 'after:specialist_letter'])

/** Acts that are answered outside the talk, which stays where it is. */
const NOT_OF_TALKS: ReadonlySet<string> = new Set(['danger', 'other_need', 'language'])

/** A language is told before it is asked where the talk stands: any place serves. */
const ANYWHERE = { need: 'passport', place: 'start.invite' }

/** One utterance with what came of it. */
export interface Judged {
  readonly utterance: Utterance
  readonly language: Language
  readonly outcome: Pick<Outcome, 'understood'>
  readonly isRight: boolean
  /** Something was done that was not meant: neither right nor asked. */
  readonly isWrong: boolean
  /** A question that was taken for an answer. */
  readonly isQuestionTaken: boolean
  /** Said twice, it was answered twice by the same question in the same words. */
  readonly isWall: boolean
}

/** Whether the half that is never tuned on holds this utterance. */
export const isKeptApart = ({ words }: Utterance): boolean => isHeldApart(words)

/** Whether an act that leads nowhere is answered by asking once more: then said twice it is not answered in the same words. */
const asksAgain = (act: Act): boolean =>
  act.type === 'answer' || act.type === 'unclear' || (act.type === 'command' && act.name === 'repeat')

/** Everything that is said in answer where one stays at the same question; null – one goes on, or was told something. */
const askedAgain = ({ act }: Understood, before: Session, { session, events }: Advanced): string | null =>
  asksAgain(act) && session.version === before.version
    ? JSON.stringify(events.flatMap((event) => (event.type === 'said' ? [event.parts] : [])))
    : null

/** What comes of words where a talk stands; an act that no talk answers leaves it as it is. */
const cameOf = (
  conversation: Conversation,
  talk: Talk,
  words: string,
  language: Language,
): Outcome & { readonly reply: string | null; readonly next: Talk } => {
  const { content, findNeeds } = conversation
  const ear = earOf(content, findNeeds, language)
  const understood = understandWords(content, talk, words, ear, language)
  if (NOT_OF_TALKS.has(understood.act.type))
    return { before: talk, understood, after: talk.session, reply: null, next: talk }
  const after = respond(talk, understood, words, ear)
  const reply = askedAgain(understood, talk.session, after)
  return { before: talk, understood, after: after.session, reply, next: { ...talk, session: after.session } }
}

const judge = (conversation: Conversation, utterance: Utterance, language: Language): Judged[] => {
  const placed = utterance.meant.act === 'language' ? { ...utterance, ...ANYWHERE } : utterance
  const talk = IN_NO_TALK.has(utterance.meant.act) ? null : talkOfUtterance(conversation, placed, language)
  if (talk === null) return []
  const outcome = cameOf(conversation, talk, utterance.words, language)
  const labels = utterance.also ? [utterance.meant, utterance.also] : [utterance.meant]
  const isRight = labels.some((label) => fitsLabel(label, outcome))
  const { type } = outcome.understood.act
  const again = cameOf(conversation, outcome.next, utterance.words, language)
  return [
    {
      utterance,
      language,
      outcome,
      isRight,
      isWrong: !isRight && type !== 'unclear',
      isQuestionTaken:
        !isRight &&
        utterance.meant.act === 'question' &&
        (type === 'answer' || type === 'told' || type === 'papers'),
      isWall: outcome.reply !== null && outcome.reply === again.reply,
    },
  ]
}

/** Where a message beside the talk came last, and where a problem is named first. */
const isBesideTalk = ({ place, meant }: Utterance): boolean =>
  (place.startsWith('after:') && !TAKES_WORDS.has(place)) ||
  (place === 'outside' && meant.act === 'other_need')

const judgeBeside = (conversation: Conversation, utterance: Utterance, language: Language): Judged => {
  const { meant, also } = utterance
  const understood = understandElsewhere(conversation, utterance, language)
  const labels = also ? [meant, also] : [meant]
  const isRight = labels.some((label) => fitsWhatIsSaid(label, understood.act))
  return {
    utterance,
    language,
    outcome: { understood },
    isRight,
    isWrong: !isRight && understood.act.type !== 'unclear',
    isQuestionTaken: !isRight && meant.act === 'question' && understood.act.type === 'elsewhere',
    isWall: false,
  }
}

/** Judges utterances in context; those that belong to no talk are left out. */
export const judged = (
  conversation: Conversation,
  utterances: Readonly<Record<Language, readonly Utterance[]>>,
): readonly Judged[] =>
  (Object.keys(utterances) as Language[]).flatMap((language) =>
    utterances[language].flatMap((utterance) =>
      isBesideTalk(utterance)
        ? judgeBeside(conversation, utterance, language)
        : judge(conversation, utterance, language),
    ),
  )

/** How well acts are heard, as shares from 0 to 1 and counts. */
export interface ActShares {
  readonly right: number
  readonly wrong: number
  readonly questionsTaken: number
  readonly walls: number
}

export const actShares = (all: readonly Judged[]): ActShares => {
  const count = (is: (each: Judged) => boolean): number => all.filter(is).length
  const share = (part: number): number => (all.length === 0 ? 0 : part / all.length)
  return {
    right: share(count(({ isRight }) => isRight)),
    wrong: share(count(({ isWrong }) => isWrong)),
    questionsTaken: count(({ isQuestionTaken }) => isQuestionTaken),
    walls: count(({ isWall }) => isWall),
  }
}
