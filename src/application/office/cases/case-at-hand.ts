import { can, may } from '../../../domain/access/can.ts'
import type { CaseWords } from '../../../domain/caseload/case-words.ts'
import {
  type Act,
  type CaseWork,
  type Changed,
  isRefused,
  type Refused,
} from '../../../domain/caseload/change.ts'
import type { Technology } from '../../../domain/caseload/technology.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { CaseOnDesk } from '../../ports/office/case-desk.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { FormAnswers } from '../../ports/office/dialogs.ts'
import { about, type Subject } from '../kit/about.ts'
import { type AskedAbout, type DialogAbout, dialogAbout } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { caseScreen, presentStage, taskName, toCase, tracksToChoose } from './case-card.ts'
import {
  type CaseAct,
  type CaseBefore,
  changesOfCase,
  type Otherwise,
  openTasksOf,
} from './changes-of-case.ts'
import { dueDays } from './dated-by.ts'
import { stageScreen } from './stage-screen.ts'

/** A case in sight, with its technology. */
export interface CaseAtHand {
  readonly found: CaseOnDesk
  readonly technology: Technology
}

/** A case in sight with which the actor may do this. */
export const CASE: Subject<CaseAtHand> = {
  kind: 'case',
  find: async ({ desks, actor, today, moment }, action, id) => {
    const found = await desks.cases.find(actor, id, today, moment.at)
    if (!found || !can(actor, action, { ...found, lent: found.lent })) return null
    const technology = moment.conversation.content.technologies.get(found.technology)
    return technology ? { found, technology } : null
  },
}

/** Who acts, today. */
export const actOf = ({ actor, today }: OfficeCall): Act => ({ on: today, by: actor.id })

/** A case as the core's commands take it. */
export const workOf = ({ moment }: OfficeCall, { found, technology }: CaseAtHand): CaseWork => ({
  technology,
  case: found.state,
  tasks: openTasksOf(found.tasks),
  days: dueDays(moment.conversation),
})

/** How a command of the core is carried out here and now; `deed` – what it is recorded as. */
export const caseActOf = ({ moment, actor, today }: OfficeCall, deed?: string | undefined): CaseAct => ({
  reckoning: moment.conversation,
  chance: moment.conversation.chance,
  by: actor.id,
  today,
  at: moment.at,
  ...(deed === undefined ? {} : { deed }),
})

/** New tasks of a case are its curator's where the curator does not work the district. */
export const beforeOf = ({ actor }: OfficeCall, { found, technology }: CaseAtHand): CaseBefore => ({
  technology,
  district: found.district,
  revision: found.revision,
  tasks: found.tasks,
  words: found.words,
  assignee: found.lent && found.curator === actor.id ? actor.id : null,
})

/** The changes that a command's answer means. */
export const changesAtHand = (
  call: OfficeCall,
  hand: CaseAtHand,
  changed: Changed,
  { deed, ...otherwise }: Otherwise & { readonly deed?: string | undefined } = {},
): OfficeChange[] => changesOfCase(beforeOf(call, hand), caseActOf(call, deed), changed, otherwise)

/** Tasks in the way that are offered to be done at once. */
const MOST_IN_THE_WAY = 5

/** Says why a command is not carried out, with what stands in its way and the way on. */
export const refusedScreen = (
  { words }: OfficeCall,
  { found }: CaseAtHand,
  { refused, tasks = [] }: Refused,
): Screen => {
  const inTheWay = tasks.flatMap((id) => found.tasks.find(({ task }) => task.id === id) ?? [])
  const buttons = inTheWay
    .slice(0, MOST_IN_THE_WAY)
    .map(({ task }): OfficeButton => [words.plain(taskName(found, task)), 'task', task.id])
  return {
    parts: [text(`cases.refusals.${refused}`)],
    buttons: [...buttons, toCase(found.id)],
    place: 'in_place',
  }
}

/** What is done beside the case: a deed for the ledger, words, other changes. */
export interface Beside {
  readonly words?: CaseWords
  readonly also?: readonly OfficeChange[]
  /** The deed that it is recorded as: it can be taken back from here. */
  readonly deed?: string
  /** Words of what new tasks are about, by its id. */
  readonly notes?: Readonly<Record<string, string>>
  /** Said above the card. */
  readonly said?: ReturnType<typeof text>
}

/** Whether a deed was recorded that the present stage is not left without. */
const wasOwed = ({ found }: CaseAtHand, { closes }: Changed): boolean =>
  found.tasks.some(
    ({ task }) =>
      task.required && task.stage === found.stage && task.closedBy !== null && closes.includes(task.id),
  )

/** Whether the stage that the case stands at can be finished by the actor. */
const isFinishable = ({ actor }: OfficeCall, after: CaseAtHand): boolean =>
  may(actor.role, 'move_case') && after.found.status === 'open' && tracksToChoose(after).length === 0

/**
 * The case as it stands then. After a deed that the stage waited for, what else it waits for, or what it came to: nobody has to
 * look for «Шаг сделан» again after each.
 */
const shownAfter = (
  call: OfficeCall,
  hand: CaseAtHand,
  after: CaseAtHand,
  {
    answer,
    deed,
    said,
  }: { readonly answer: Changed; readonly deed: string | undefined; readonly said: TextRef },
): Screen => {
  const stage = presentStage(after)
  const isNext =
    deed !== undefined && stage?.id === hand.found.stage && wasOwed(hand, answer) && isFinishable(call, after)
  return isNext ? stageScreen(call, after, stage, null, { said, deed }) : caseScreen(call, after, said, deed)
}

/** Carries a command out and shows the case as it stands then. */
export const carryOut = (
  call: OfficeCall,
  hand: CaseAtHand,
  answer: Changed | Refused,
  { words, deed, notes, also = [], said }: Beside = {},
): Screen => {
  if (isRefused(answer)) return refusedScreen(call, hand, answer)
  const { found, technology } = hand
  const changes = changesAtHand(call, hand, answer, { words, deed, notes })
  const after = { found: afterwards(hand, answer, changes, words), technology }
  return {
    ...shownAfter(call, hand, after, { answer, deed, said: said ?? text('office.cases.noted') }),
    place: 'in_place',
    object: `case:${found.id}`,
    changes: [...changes, ...also],
  }
}

/** The case as it will stand once the changes are stored. */
const afterwards = (
  { found }: CaseAtHand,
  changed: Changed,
  changes: readonly OfficeChange[],
  words: CaseWords | undefined,
): CaseOnDesk => {
  const made = changes.flatMap((change) => (change.type === 'add_task' ? [change.task.id] : []))
  return {
    ...found,
    state: changed.case,
    stage: changed.case.stage,
    status: changed.case.status,
    words: words ?? found.words,
    tasks: [
      ...found.tasks.filter(({ task }) => !changed.closes.includes(task.id)),
      ...changed.tasks.map((task, place) => ({ task: { ...task, id: made[place] ?? '' }, revision: 0 })),
    ],
  }
}

/** A short dialog about a case, and the use case that begins it. */
export const caseDialog = <Known extends FormAnswers, Answers>(
  parts: AskedAbout<CaseAtHand, Known, Answers>,
): DialogAbout<Known> => dialogAbout({ ...parts, subject: CASE })

/** What shows a case without changing it. */
export const looking = (
  run: (call: OfficeCall, hand: CaseAtHand) => Screen | Promise<Screen>,
): OfficeUseCase => about(CASE, 'see_case', run)
