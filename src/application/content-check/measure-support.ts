import type { TalkEvent } from '../../domain/scenario/event.ts'
import type { Learned } from '../../domain/track/learned.ts'
import type { Content } from '../ports/content.ts'
import { SoloTalk } from '../solo-talk.ts'
import { walkWillingly } from './willing-walk.ts'

/** How much one talk asks of a person: answers given, and characters read. */
export interface Effort {
  readonly presses: number
  readonly characters: number
}

/** The first, second and third need of one person, one after the other. */
export type FadingSupport = readonly [Effort, Effort, Effort]

const charactersIn = (solo: SoloTalk, events: readonly TalkEvent[]): number =>
  events.reduce((sum, event) => sum + (event.type === 'said' ? solo.hear(event).words.length : 0), 0)

/** Walks one need to its end. */
const walked = (solo: SoloTalk, before: Learned): { effort: Effort; learned: Learned } => {
  let [presses, characters] = [0, charactersIn(solo, solo.beginning)]
  const learned = walkWillingly(solo, before, (_, events) => {
    presses += 1
    characters += charactersIn(solo, events)
  })
  return { effort: { presses, characters }, learned }
}

/** What three needs one after the other ask of a person who learns willingly, by need (C-measure). @param at milliseconds */
export const fadingSupport = (content: Content, at: number): ReadonlyMap<string, FadingSupport> => {
  const [region = ''] = content.regions.keys()
  const ofNeed = (need: string): FadingSupport => {
    let learned: Learned = {}
    const next = (): Effort => {
      const solo = new SoloTalk(content, { need, region, language: 'ru', seed: 7, start: at, learned })
      const { effort, learned: known } = walked(solo, learned)
      learned = known
      return effort
    }
    return [next(), next(), next()]
  }
  return new Map([...content.needs.keys()].map((need) => [need, ofNeed(need)]))
}
