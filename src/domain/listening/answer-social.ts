import { maskLongNumbers } from '../numbers/mask.ts'
import { present } from '../scenario/engine.ts'
import { said, type Talk } from '../scenario/talk.ts'
import type { Advanced } from '../scenario/turn.ts'
import { cleanWords } from '../text/plain-words.ts'
import { type TextRef, text, textAt } from '../words/text-ref.ts'
import type { Act, SocialKind } from './act.ts'
import type { Understood } from './decide-reading.ts'
import { shortQuestion } from './short-question.ts'
import { socialPhone, whoSpeaks } from './who-speaks.ts'

/** Wordings of every line, said in turn. */
export const WORDINGS = 3

/** Own words as short as this are said back: «Вы написали: «боюсь звонить»». */
const LONGEST_QUOTED = 60
/** Kinds in which it helps to hear one's own words. */
const QUOTED: ReadonlySet<SocialKind> = new Set(['fear', 'doubt'])
/** Feelings that get a word even where something else is answered. */
const BESIDE: ReadonlySet<SocialKind> = new Set(['grief', 'fear', 'lonely'])
export const isFeltBeside = (kind: SocialKind): boolean => BESIDE.has(kind)

/** The line that comes after so many of its kind, e.g. `social.lines.fear.2`. */
export const socialLine = (kind: SocialKind, before: number): string =>
  `social.lines.${kind}.${(before % WORDINGS) + 1}`

const saidBefore = ({ session }: Talk, kind: SocialKind): number => session.warmth?.[kind] ?? 0

const counted = ({ session }: Talk, kind: SocialKind): Advanced['session'] => ({
  ...session,
  warmth: { ...session.warmth, [kind]: (session.warmth?.[kind] ?? 0) + 1 },
})

/** The person's own words before the line, the first time they say so. */
const ownWords = (talk: Talk, kind: SocialKind, words: string): TextRef[] => {
  const clean = maskLongNumbers(cleanWords(words, LONGEST_QUOTED + 1), talk.situation.vocabulary.masking)
  const helps = QUOTED.has(kind) && saidBefore(talk, kind) === 0 && clean.length <= LONGEST_QUOTED
  return helps && clean.includes(' ') ? [text('social.you_wrote', { words: clean })] : []
}

/** The standing question in short; nothing after a farewell: whoever leaves is not asked. */
const questionAgain = (talk: Talk, kind: SocialKind): TextRef[] => {
  const question = kind === 'farewell' ? '' : shortQuestion(talk)
  return question === '' ? [] : [text('social.question', { question })]
}

/** Thanks, fear, anger, «вы робот?»: one short line that fits, then the question that stands. */
export const answerSocial = (
  talk: Talk,
  { kind, matter }: Extract<Act, { type: 'social' }>,
  words: string,
): Advanced => {
  const { region } = talk.situation
  const phone = socialPhone(kind, region)
  const parts = [
    ...ownWords(talk, kind, words),
    textAt(socialLine(kind, saidBefore(talk, kind)), { phone }),
    ...whoSpeaks(kind, region),
    ...(matter ? [text(`social.${matter}`, { phone })] : []),
    ...questionAgain(talk, kind),
  ]
  const choices = present(talk).at(-1)?.choices ?? []
  return { session: counted(talk, kind), events: [said({ name: talk.session.step }, parts, choices)] }
}

/** The feeling that words tell beside what they were taken for; null – none that asks for a word. */
const feelingBeside = ({ act, readings }: Understood): SocialKind | null => {
  if (act.type === 'social' || act.type === 'unclear' || act.type === 'command') return null
  const told = readings.flatMap((each) => (each.act.type === 'social' ? [each.act.kind] : []))
  return told.find(isFeltBeside) ?? null
}

/** An answer with a word for the feeling that was told beside it, once a talk; where feelings are asked for, none. */
export const withFeeling = (talk: Talk, understood: Understood, after: Advanced): Advanced => {
  const kind = feelingBeside(understood)
  const asks = talk.scenario.steps.get(talk.session.step)?.definition.type === 'reflect'
  const first = after.events.findIndex(({ type }) => type === 'said')
  if (kind === null || asks || first < 0 || saidBefore(talk, kind) > 0) return after
  const line = textAt(`social.beside.${kind}`)
  const events = after.events.map((event, index) =>
    index === first && event.type === 'said' ? { ...event, parts: [line, ...event.parts] } : event,
  )
  return { session: { ...after.session, warmth: counted(talk, kind).warmth }, events }
}
