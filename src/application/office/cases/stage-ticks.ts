import type { Stage } from '../../../domain/caseload/technology.ts'
import type { CaseOnDesk, CaseTask } from '../../ports/office/case-desk.ts'
import { tasksByHand } from './case-card.ts'

/** What a press says instead of an outcome when a tick is changed. */
export const TICK = 'tick'

/** What a press about the end of a stage says: an outcome, and which tasks were done. */
export interface StageSaid {
  /** An outcome's id, or {@link TICK}. */
  readonly what: string
  /** Places of the stage's tasks in its definition that were done; null – nothing was said of tasks yet. */
  readonly done: ReadonlySet<number> | null
}

const SAID = /^([a-z][a-z_]*)(?:--([0-9a-z]{1,6}))?$/
/** Older presses named what was not done; all else of the stage would have been noted as done. */
const OLDER = /^[a-z][a-z_]*-[0-9a-z]{1,6}$/
const BASE = 36
/** More tasks than bits has no stage. */
const MOST_TASKS = 30

/** @example readStageSaid('informed--2') // the outcome «informed»; the second task of the stage was done */
export const readStageSaid = (said: string): StageSaid => {
  if (OLDER.test(said)) return { what: TICK, done: null }
  const [, what = '', mask] = SAID.exec(said) ?? []
  if (mask === undefined) return { what, done: null }
  const bits = Number.parseInt(mask, BASE)
  const places = Array.from({ length: MOST_TASKS }, (_, place) => place)
  return { what, done: new Set(places.filter((place) => Math.floor(bits / 2 ** place) % 2 === 1)) }
}

/** The same as a press carries it. */
export const stageSaid = (what: string, done: ReadonlySet<number>): string =>
  `${what}--${[...done].reduce((bits, place) => bits + 2 ** place, 0).toString(BASE)}`

/** A task of the present stage that is done by saying so, with its place in the stage's definition. */
export interface Tickable extends CaseTask {
  readonly place: number
}

/** What can be ticked off at a stage, in the order of its definition. */
export const tickable = (found: CaseOnDesk, stage: Stage): Tickable[] =>
  tasksByHand(found)
    .map(
      (each): Tickable => ({ ...each, place: stage.tasks.findIndex(({ id }) => id === each.task.template) }),
    )
    .filter(({ place }) => place >= 0 && place < MOST_TASKS)
    .sort((a, b) => a.place - b.place)

/** What is ticked before anybody pressed: only what the stage is not left without, so that its end says that it was done. */
export const tickedBefore = (ticks: readonly Tickable[]): ReadonlySet<number> =>
  new Set(ticks.filter(({ task }) => task.required).map(({ place }) => place))

/** A tick pressed once more is off again. */
export const toggledTick = (done: ReadonlySet<number>, place: number): ReadonlySet<number> =>
  new Set(done.has(place) ? [...done].filter((each) => each !== place) : [...done, place])

/** What of the stage was done, by what a press says; a press that says nothing of tasks ticks none. */
export const doneIn = (
  { found }: { readonly found: CaseOnDesk },
  stage: Stage | undefined,
  done: ReadonlySet<number> | null,
): string[] =>
  stage === undefined || done === null
    ? []
    : tickable(found, stage)
        .filter(({ place }) => done.has(place))
        .map(({ task }) => task.id)
