import { Document, isMap, isSeq, parse, visit } from 'yaml'
import { z } from 'zod'
import type { Content, FindNeeds } from '../application/ports/content.ts'
import { LANGUAGES } from '../application/ports/texts.ts'
import { SoloTalk } from '../application/solo-talk.ts'
import { COMMANDS, type Input } from '../domain/conversation/input.ts'
import type { TalkEvent } from '../domain/scenario/event.ts'

const at = { at: z.string().optional() }

/** One thing that the person does, at the step where it is expected; `later` lets days pass. */
const GoldenInput = z.union([
  z.strictObject({ ...at, press: z.string() }),
  z.strictObject({ ...at, words: z.string() }),
  z.strictObject({ ...at, command: z.enum(COMMANDS) }),
  z.strictObject({ ...at, other: z.string() }),
  z.strictObject({ ...at, later: z.strictObject({ days: z.number() }) }),
])
export type GoldenInput = z.infer<typeof GoldenInput>

/** What came of one input: where the talk stands, what happened, what was said (text key and first line). */
const GoldenTurn = z.strictObject({
  after: z.string(),
  step: z.string(),
  events: z.array(z.string()).optional(),
  says: z.array(z.string()).optional(),
})
export type GoldenTurn = z.infer<typeof GoldenTurn>

/** A golden conversation: `test/scenarios/<scenario>.<case>.yaml` (promises.md 11). */
export const Golden = z.strictObject({
  about: z.string(),
  person: z.strictObject({
    need: z.string(),
    region: z.string(),
    language: z.enum(LANGUAGES),
    seed: z.int(),
    /** Moment with its zone: `2026-11-22T12:00:00+05:00`. */
    start: z.string(),
    words: z.string().optional(),
    cause: z.string().optional(),
  }),
  inputs: z.array(GoldenInput),
  expected: z.array(GoldenTurn).default([]),
})
export type Golden = z.infer<typeof Golden>

/** @throws ZodError that names the place which does not fit. */
export const readGolden = (yaml: string): Golden => Golden.parse(parse(yaml))

const DAY_MS = 86_400_000

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** An event on one line: `answer_recorded name=cause value=lost words=false support=alone`. */
const eventLine = (event: TalkEvent): string => {
  const { type, ...rest } = event
  const facts = Object.entries(rest).filter(([name]) => name !== 'step')
  return [type, ...facts.map(([name, value]) => `${name}=${shown(value)}`)].join(' ')
}

const sayLine = (talk: SoloTalk, event: TalkEvent & { type: 'said' }): string => {
  const key = event.parts.find((part) => part.key !== 'talk.blank')?.key ?? ''
  const [first = ''] = talk.hear(event).words.split('\n')
  const choices = event.choices.map(({ id }) => id).join(' ')
  return [`${key}: ${first}`, ...(choices ? [`[${choices}]`] : [])].join(' ')
}

const turn = (talk: SoloTalk, after: string, events: readonly TalkEvent[]): GoldenTurn => {
  const lines = events.filter(({ type }) => type !== 'said').map(eventLine)
  const says = events.flatMap((event) => (event.type === 'said' ? [sayLine(talk, event)] : []))
  const { step, status } = talk.session
  return {
    after,
    step: status === 'active' ? step : `${step} (${status})`,
    ...(lines.length > 0 ? { events: lines } : {}),
    ...(says.length > 0 ? { says } : {}),
  }
}

const named = ({ at: _, ...input }: GoldenInput): string =>
  Object.entries(input)
    .map(([name, value]) => `${name} ${shown(value)}`)
    .join()

const inputOf = (input: Exclude<GoldenInput, { later: unknown }>): Input => {
  if ('press' in input) return { type: 'press', choice: input.press }
  if ('words' in input) return { type: 'words', words: input.words }
  return 'command' in input ? { type: 'command', name: input.command } : { type: 'other', what: input.other }
}

/** A golden conversation while it is walked: what was done and what came of it. */
export class GoldenRun {
  readonly talk: SoloTalk
  readonly inputs: GoldenInput[] = []
  readonly turns: GoldenTurn[] = []

  constructor(content: Content, { start, ...person }: Golden['person'], findNeeds?: FindNeeds) {
    this.talk = new SoloTalk(content, { ...person, start: Date.parse(start) }, findNeeds)
    this.turns.push(turn(this.talk, 'begin', this.talk.beginning))
  }

  /** Whether the talk takes no more inputs. */
  get isOver(): boolean {
    return this.talk.session.status === 'finished' || this.talk.session.status === 'stopped'
  }

  /** Does one thing; gives the events. */
  take(input: GoldenInput): readonly TalkEvent[] {
    this.inputs.push({ at: this.talk.session.step, ...input } as GoldenInput)
    if ('later' in input) {
      this.talk.later(input.later.days * DAY_MS)
      return []
    }
    const events = this.talk.take(inputOf(input))
    this.turns.push(turn(this.talk, named(input), events))
    return events
  }
}

/** A golden conversation as a file: inputs one a line, so that a change shows where it is. */
export const goldenYaml = (golden: Golden): string => {
  const document = new Document(golden)
  visit(document, {
    Pair(_, { key, value }) {
      if (String(key) !== 'inputs' || !isSeq(value)) return
      for (const item of value.items) if (isMap(item)) item.flow = true
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}
