import { walkWillingly } from '../../src/application/content-check/willing-walk.ts'
import type { Content } from '../../src/application/ports/content.ts'
import type { Language } from '../../src/application/ports/texts.ts'
import { SoloTalk } from '../../src/application/solo-talk.ts'
import type { Input } from '../../src/domain/conversation/input.ts'
import type { TalkEvent } from '../../src/domain/scenario/event.ts'
import type { Learned } from '../../src/domain/track/learned.ts'

/** The day of every written walk: a Monday morning, some days before the facts were looked at last. */
const AT = Date.parse('2026-11-23T05:00:00Z')
const SEED = 7

/** Who walks what, and where. */
export interface WalkOf {
  readonly need: string
  readonly region: string
  readonly language: Language
  /** The cause that is answered; null – the first on offer. */
  readonly cause: string | null
  readonly isUrgent: boolean
  /** The stage before which it ends; the end, where none is named. */
  readonly until?: string
}

/** A message as it is read, with its buttons behind it. */
const messageIn = (solo: SoloTalk, event: TalkEvent): string[] => {
  if (event.type !== 'said') return []
  const { words, choices } = solo.hear(event)
  const buttons = choices.map(({ label }) => `[${label}]`).join(' ')
  return [buttons === '' ? words : `${words}\n${buttons}`]
}

const answerIn = (answer: Input, labels: ReadonlyMap<string, string>): string =>
  answer.type === 'press'
    ? `> ${labels.get(answer.choice) ?? answer.choice}`
    : answer.type === 'words'
      ? `> «${answer.words}»`
      : `> :${answer.type}`

/** All that is said and answered in one talk, and what it taught. */
export const writtenWalk = (
  content: Content,
  { need, region, language, cause, isUrgent, until }: WalkOf,
  before: Learned,
): { readonly lines: readonly string[]; readonly learned: Learned } => {
  const solo = new SoloTalk(content, {
    need,
    region,
    language,
    seed: SEED,
    start: AT,
    learned: before,
    ...(cause === null ? {} : { cause }),
  })
  const lines = solo.beginning.flatMap((event) => messageIn(solo, event))
  const offered = () =>
    new Map(
      (solo.question()?.choices ?? []).map(
        ({ id, label }) => [id, solo.talk.situation.label(label)] as const,
      ),
    )
  let labels = offered()
  const learned = walkWillingly(
    solo,
    before,
    (answer, events) => {
      lines.push(answerIn(answer, labels), ...events.flatMap((event) => messageIn(solo, event)))
      labels = offered()
    },
    {
      own: isUrgent ? { 'start.invite': 'urgent' } : {},
      ...(until === undefined ? {} : { until }),
    },
  )
  return { lines, learned }
}
