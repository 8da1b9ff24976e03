import { z } from 'zod'
import { DANGERS, type Danger, WHOSE } from './danger-kind.ts'
import { FOLLOW_UP_NAMES } from './follow-up.ts'
import { SignText } from './sign.ts'
import { VARIANT_NAMES } from './variant.ts'

const Beginnings = z
  .array(z.string().regex(/^[\p{L}\p{N}]+\$?$/u, 'the beginning of a word is expected, lower case'))
  .min(1)
type Whose = Record<(typeof WHOSE)[number], typeof Beginnings>
const Signs = z.array(SignText).default([])

/** What tells one kind of danger (`locales/<lang>/hearing/danger/<kind>.yaml`). */
export const KindSigns = z.strictObject({
  /** Enough, and whenever it was: a rape of last week is told today. */
  ever: Signs,
  /** Enough, whatever else was said. */
  surely: Signs,
  /** Enough, unless the words are about papers or about something that is so every day. */
  likely: Signs,
  /** Two of them together are enough. */
  perhaps: Signs,
})

/** By which words danger is heard in one language, a kind a file. */
export interface DangerEvidence {
  readonly kinds: Readonly<Partial<Record<Danger, z.infer<typeof KindSigns>>>>
}

/** Groups of words that signs name: `(kin)`; those of `WHOSE` say whom it happens to. */
export const HearingGroups = z
  .object(Object.fromEntries(WHOSE.map((who) => [who, Beginnings])) as Whose)
  .catchall(Beginnings)

/** Some of the groups, by what they are about: `locales/<lang>/hearing/words/groups/people.yaml`. */
export const SomeGroups = z.strictObject({ groups: z.record(z.string(), Beginnings) })

/** What turns the words round it, in one language: the files of `locales/<lang>/hearing/words`, by their names. */
export const HearingFiles = {
  figures: z.strictObject({
    /** Figures of speech and other things that only sound like danger: their words tell nothing else. */
    figures: Signs,
  }),
  turns: z.strictObject({
    /** Plainly another topic: a recipe, a garden, a match, a joke. Nothing is meant near it, unless somebody is in distress. */
    topics: Signs,
    /** Somebody is unwell, afraid or hurt here and now: what is said is meant, whatever the topic. */
    presents: Signs,
    /** It was, and is no more: «в прошлом году», «обошлось». */
    past: Signs,
    /** It ended well, said after it in this sentence or the next: «упала, скорая была, всё хорошо». */
    over: Signs,
    /** Knowledge, a purchase, a story or a game, no help: «какой датчик купить», «в новостях показали». */
    asked: Signs,
    /** Papers, money and aids that are due after an illness, a fall or a fire: «коляска после инсульта». */
    papers: Signs,
    /** Help is called for at once: half of what tells a danger, and nothing is asked for knowledge then. */
    pleas: Signs,
    /** Papers, offices and every day: what is only likely is not meant then. */
    affairs: Signs,
    /** It is now, whatever stands about the past: «опять», «сейчас». */
    now: Beginnings,
    /** What does not end by being said to be over. */
    lasting: z.array(z.enum(DANGERS)),
  }),
  spelling: z.strictObject({
    /** Turn the word behind them round: «не бьёт». */
    not: Beginnings,
    /** Turn the word before them round, when nothing follows: «пожара нет». */
    none: Beginnings,
    /** What anybody is able to do or what ends by itself; denied, it tells no less: «упала и не встаёт». */
    able: Beginnings,
    /** Words that are written as one with the next: «нехочу», «мужбьёт». */
    joins: Beginnings,
    /** Words that are no slip of another one: «повар» is no «пожар». */
    ordinary: Beginnings,
    /** Whole little words that no other language has, of a language in Latin letters. */
    little: z.array(z.string()).default([]),
  }),
  after: z.strictObject({
    /** Help is called or on its way: good news, and not yet the end. */
    coming: Signs,
    /** What is said after a cry and asks for a line of its own: «одна я», «он рядом, не могу говорить». */
    follow_ups: z.record(z.enum(FOLLOW_UP_NAMES), Signs),
    /** It is over: the person is safe, better or helped. */
    safe: Signs,
  }),
  variants: z.strictObject({
    /** Where a kind asks for another order of deeds: gas without a smell, a missing person told by another. */
    variants: z.record(z.enum(VARIANT_NAMES), Signs),
    /** Before or behind an address: «ой, дочка», «помогите, люди». */
    calling: Beginnings,
  }),
} as const
type FileNamed<Name extends keyof typeof HearingFiles> = z.infer<(typeof HearingFiles)[Name]>

/** All words round a danger, in one language. */
export type HearingWords = { readonly groups: z.infer<typeof HearingGroups> } & FileNamed<'figures'> &
  FileNamed<'turns'> &
  FileNamed<'spelling'> &
  FileNamed<'after'> &
  FileNamed<'variants'>
