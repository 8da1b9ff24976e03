import { CLOSING, type Outcome, type Stage } from '../../../domain/caseload/technology.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import { type Shown, taskName, toCase, undoButton } from './case-card.ts'
import { deedButton } from './deed-button.ts'
import { stageSaid, TICK, type Tickable, tickable, tickedBefore, toggledTick } from './stage-ticks.ts'

/** A way out of the stage, with what was done. One that ends the case asks what it came to at once. */
const outcomeButton = (
  { found, technology }: Shown,
  { id, leads_to, reasons, asks }: Outcome,
  done: ReadonlySet<number>,
): OfficeButton => {
  const label = text(`technologies.${technology.id}.stages.${found.stage}.outcomes.${id}`)
  if (leads_to === CLOSING) {
    const [only, ...others] = reasons ?? []
    return only !== undefined && others.length === 0
      ? [label, 'case_close', found.id, only]
      : [label, 'case_close', found.id]
  }
  const useCase = asks === 'in_need' ? 'case_in_need' : 'case_done'
  return [label, useCase, found.id, found.stage, stageSaid(id, done)]
}

/** A press that leads back to the same question with these ticks. */
const ticking = ({ found }: Shown, label: string | TextRef, done: ReadonlySet<number>): OfficeButton => [
  label,
  'case_done',
  found.id,
  found.stage,
  stageSaid(TICK, done),
]

const tickButtons = (
  { words }: Pick<OfficeCall, 'words'>,
  shown: Shown,
  ticks: readonly Tickable[],
  done: ReadonlySet<number>,
): OfficeButton[] => {
  const each = ticks.map(({ task, place }) => {
    const what = taskName(shown.found, task)
    const label = text(done.has(place) ? 'office.cases.tick_on' : 'office.cases.tick_off', { what })
    return ticking(shown, words.plain(label), toggledTick(done, place))
  })
  const left = ticks.filter(({ place }) => !done.has(place))
  const all = new Set(ticks.map(({ place }) => place))
  return left.length > 1 ? [...each, ticking(shown, text('office.cases.buttons.tick_all'), all)] : each
}

/** Deeds that the stage is not left without: each is recorded from here, in one press. */
const owedButtons = ({ actor }: Pick<OfficeCall, 'actor'>, shown: Shown): OfficeButton[] =>
  shown.found.tasks.flatMap(({ task }) =>
    task.required && task.stage === shown.found.stage && task.closedBy !== null
      ? [deedButton(actor.role, shown, task.closedBy, task.about)]
      : [],
  )

/** Whether the stage can be left so while something is owed: an end that may come at any time asks for nothing. */
const isFree = ({ technology }: Shown, { leads_to, reasons }: Outcome): boolean =>
  leads_to === CLOSING &&
  technology.closing.some(({ id, early }) => early && (reasons === undefined || reasons.includes(id)))

const heading = (owed: readonly OfficeButton[], ticks: readonly Tickable[]): TextRef[] => {
  if (owed.length > 0) return [text('office.cases.first_record')]
  const remark = ticks.some(({ task }) => task.required) ? 'only_required_ticked' : 'nothing_ticked'
  return [
    ...(ticks.length > 0 ? [text(`office.cases.${remark}`), text('talk.blank')] : []),
    text('office.cases.which_outcome'),
  ]
}

/** What stands above the question, when something was recorded just now. */
export interface JustRecorded {
  readonly said: TextRef
  /** The deed that can be taken back. */
  readonly deed?: string | undefined
}

/**
 * «Шаг сделан»: first what the stage is not left without, then what else was done and what it came to. Nothing is ticked
 * beforehand that could also not have been done: one careless press records no deed that was none.
 * @param done what was ticked; null – nobody pressed yet
 */
export const stageScreen = (
  call: Pick<OfficeCall, 'words' | 'actor'>,
  shown: Shown,
  stage: Stage,
  done: ReadonlySet<number> | null,
  recorded?: JustRecorded,
): Screen => {
  const ticks = tickable(shown.found, stage)
  const ticked = done ?? tickedBefore(ticks)
  const owed = owedButtons(call, shown)
  return {
    parts: [...(recorded ? [recorded.said, text('talk.blank')] : []), ...heading(owed, ticks)],
    buttons: [
      ...owed,
      ...stage.outcomes
        .filter((each) => owed.length === 0 || isFree(shown, each))
        .map((each) => outcomeButton(shown, each, ticked)),
      ...(owed.length > 0 ? [] : tickButtons(call, shown, ticks, ticked)),
      toCase(shown.found.id),
      ...(recorded?.deed === undefined ? [] : [undoButton(recorded.deed)]),
    ],
    place: 'in_place',
    object: `case:${shown.found.id}`,
  }
}
