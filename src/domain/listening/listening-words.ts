import { z } from 'zod'
import { COMMANDS } from '../conversation/input.ts'
import { SignText } from '../hearing/sign.ts'
import { OfficeSigns } from '../office-ear/office-signs.ts'
import { ASKING_MESSAGES, SOCIAL_KINDS, TOPICS } from './act.ts'

/** What foreigners say of themselves and of their papers. */
const FOREIGNERS = ['citizen', 'paper', 'passport'] as const

const Signs = z.array(SignText).default([])

const signsBy = <const Name extends string>(names: readonly Name[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, Signs])) as Record<Name, typeof Signs>)

/**
 * How needs are named beside each other: one more (`another`), which is to come first (`order`), that something is wished
 * for or wrong (`wish`), what is said of the circumstances and is no need of its own (`circumstance`), that a need comes
 * behind another (`afterwards`), which one is turned to now (`turning`), that papers or money after a death are asked for (`after_death`), and that an office is
 * closed for longer (`closed`).
 */
const MATTER_SIGNS = [
  'another',
  'order',
  'wish',
  'circumstance',
  'turning',
  'afterwards',
  'after_death',
  'closed',
] as const

/**
 * By which signs acts are heard in one language: the files of `locales/<lang>/listening`, by their names. How a sign is
 * written: {@link SignText}.
 */
export const ListeningFiles = {
  /**
   * What else an offered answer is called, by the option's id under the step's full name, `<need>.causes`, the type of the
   * step or `any`; under `place` by its place in the list. The files of the folder `choices` together.
   */
  choices: z.record(z.string(), z.record(z.string(), Signs)),
  questions: z.strictObject({
    /** What a side question is about. */
    topics: signsBy(TOPICS),
    /** Words of a topic that tell it only where something is asked and no sign of {@link topics} says of what. */
    hints: signsBy(TOPICS),
    /** Words that ask wherever they stand: «можно ли». */
    asking: Signs,
    /** Words that ask where a thought begins or ends with them: «сколько», «скажите». */
    opening: Signs,
    /** Words that may ask where a thought begins or ends with them, when a topic is named: «а», «если». */
    maybe: Signs,
    /** Words before which what follows is told, not asked: «не знала, куда идти». */
    knowing: Signs,
    /** Words between a word and what it is taken for: «это», as in «снилс это карточка?». */
    defines: Signs,
    /** Words for papers of any kind, which name none of them. */
    any_paper: Signs,
    /** Asking words that ask nothing: «где-то». */
    vague: Signs,
  }),
  /** Words that are explained, by their name in the glossary. */
  glossary: z.strictObject({ words: z.record(z.string(), Signs) }),
  corrections: z.strictObject({
    /** Words that take something back: «ошиблась», «вернее». */
    marker: Signs,
    /** What tells of an appointment that was changed. */
    moved: Signs,
    /** What tells that it is sooner than it was: «на день раньше». */
    earlier: Signs,
    /** What tells of an appointment that is off. */
    cancelled: Signs,
    /** A press that was none: «не ту кнопку нажала». */
    back: Signs,
    /** Matters of which nothing is known here: «загранпаспорт», «права». */
    not_ours: Signs,
    /** «не»: what is behind it does not hold. */
    denies: Signs,
    /** «а»: what holds instead begins. */
    instead: Signs,
  }),
  papers: z.strictObject({
    /** How people call papers, by their ids. */
    names: z.record(z.string(), Signs),
    /** «всё», «кроме»: papers that are not named, and those that are left out of them. */
    all: Signs,
    except: Signs,
    /** «остальное»: all that are not named beside it. */
    rest: Signs,
    /** Words at which another thought begins: «а», «но». */
    part: Signs,
  }),
  /** What turns words round that stand behind it: «если», «вдруг». */
  turns: z.strictObject({ condition: Signs }),
  social: z.strictObject({
    kinds: signsBy(SOCIAL_KINDS),
    /** What has to be settled beside a feeling: `death` – papers and money after somebody died. */
    after: z.strictObject({ death: Signs }),
    /** Whole messages that mean nothing else when nothing else is said: «пока». */
    whole: z.partialRecord(z.enum(SOCIAL_KINDS), z.array(z.string())).default({}),
  }),
  /** People from elsewhere: that they are, that a paper of theirs is gone, and both in one. */
  foreigners: z.strictObject({ signs: signsBy(FOREIGNERS) }),
  commands: z.strictObject({
    names: signsBy(COMMANDS),
    /** What asks for the same words once more, and not for simpler ones: «повторите», «не расслышала». */
    again: Signs,
  }),
  matters: z.strictObject({
    signs: signsBy(MATTER_SIGNS),
    /** Whole words between which a message may name two needs: «и», «а». */
    joining: z.array(z.string()).default([]),
    /** What stands behind a need, by the need and the name of the aim: an eye doctor behind `doctor`. */
    aims: z.record(z.string(), z.record(z.string(), Signs)).default({}),
  }),
  /** What answers a message that came beside the talk: by the message and the answer; read apart from what is said in a talk. */
  elsewhere: z.partialRecord(z.enum(ASKING_MESSAGES), z.record(z.string(), Signs)),
  /** What employees write beside their dialogs; read apart from what citizens say. */
  office: OfficeSigns,
} as const

/** All signs of one language. */
export type ListeningWords = {
  readonly [File in keyof typeof ListeningFiles]: z.infer<(typeof ListeningFiles)[File]>
}

type NamedSigns = readonly [name: string, signs: readonly string[]]

/** Signs under a heading: `{ cost: […] }` under `topics` tells `topics/cost`. */
const under = (heading: string, signs: Readonly<Record<string, readonly string[]>>): NamedSigns[] =>
  Object.entries(signs).map(([name, sources]) => [`${heading}/${name}`, sources])

/** All signs with the names that they tell, e.g. `topics/cost`, `choices/contact.reached/talked`. */
export const namedSigns = ({
  choices,
  questions,
  glossary,
  corrections,
  papers,
  turns,
  social,
  foreigners,
  commands,
  matters,
}: ListeningWords): readonly NamedSigns[] => [
  ...Object.entries(choices).flatMap(([step, options]) => under(`choices/${step}`, options)),
  ...under('topics', questions.topics),
  ...under('hints', questions.hints),
  ...under('glossary', glossary.words),
  ...under('papers', papers.names),
  ...under('after', social.after),
  ...under('foreigners', foreigners.signs),
  ...under('social', social.kinds),
  ...under('matters', matters.signs),
  ...Object.entries(matters.aims).flatMap(([need, aims]) => under(`aims/${need}`, aims)),
  ...under('commands', commands.names),
  ...under('corrections', corrections),
  ['asking', questions.asking],
  ['opening', questions.opening],
  ['maybe', questions.maybe],
  ['knowing', questions.knowing],
  ['vague', questions.vague],
  ['defines', questions.defines],
  ['any_paper', questions.any_paper],
  ['condition', turns.condition],
  ['all_papers', papers.all],
  ['except', papers.except],
  ['rest_papers', papers.rest],
  ['papers_part', papers.part],
  ['again', commands.again],
]
