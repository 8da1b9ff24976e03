import type { Action } from '../../../domain/access/action.ts'
import { can } from '../../../domain/access/can.ts'
import type { CaseWords } from '../../../domain/caseload/case-words.ts'
import {
  type Act,
  type CaseWork,
  type Changed,
  isRefused,
  type Refused,
} from '../../../domain/caseload/change.ts'
import type { Technology } from '../../../domain/caseload/technology.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { CaseOnDesk } from '../../ports/office/case-desk.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { FormEnd, FormPlace } from '../kit/office-form.ts'
import { inPlace } from '../kit/use-case.ts'
import { caseMessage, taskName } from './case-card.ts'
import { type CaseAct, type CaseBefore, changesOfCase, openTasksOf } from './changes-of-case.ts'
import { dueDays } from './dated-by.ts'

/** A case in sight, with its technology. */
export interface CaseAtHand {
  readonly found: CaseOnDesk
  readonly technology: Technology
}

/** The case that a call is about, if the actor may do this with it; null – there is none such. */
export const caseAtHand = async (
  call: OfficeCall,
  action: Action,
  id: string | undefined,
): Promise<CaseAtHand | null> => {
  const { desks, actor, today, moment } = call
  const found = await desks.cases.find(actor, id ?? '', today, moment.at)
  if (!found || !can(actor, action, { ...found, lent: found.lent })) return null
  const technology = moment.conversation.content.technologies.get(found.technology)
  return technology ? { found, technology } : null
}

/** The answer to a case that is not in sight. */
export const noCase = (call: OfficeCall, action: Action, id: string | undefined): Decision =>
  refuse(call, action, `case:${id ?? ''}`)

/** Who acts, today. */
export const actOf = ({ actor, today }: OfficeCall): Act => ({ on: today, by: actor.id })

/** A case as the core's commands take it. */
export const workOf = ({ moment }: OfficeCall, { found, technology }: CaseAtHand): CaseWork => ({
  technology,
  case: found.state,
  tasks: openTasksOf(found.tasks),
  days: dueDays(moment.conversation),
})

export const caseActOf = ({ moment, actor, today }: OfficeCall, deed?: string): CaseAct => ({
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
  { words, deed }: Pick<Beside, 'words' | 'deed'> = {},
): OfficeChange[] => changesOfCase(beforeOf(call, hand), caseActOf(call, deed), changed, words)

/** Says why a command is not carried out, with what stands in its way and the way on. */
export const refusedMessage = (
  call: OfficeCall,
  { found }: CaseAtHand,
  { refused, tasks = [] }: Refused,
): Decision => {
  const { words } = call
  const inTheWay = tasks.flatMap((id) => found.tasks.find(({ task }) => task.id === id) ?? [])
  const buttons = inTheWay
    .slice(0, MOST_IN_THE_WAY)
    .map(({ task }) => [words.plain(taskName(found, task)), 'task', task.id] as const)
  return decide(call.moment, {
    replies: [
      inPlace(
        call,
        words.message(
          [text(`cases.refusals.${refused}`)],
          [...buttons, [text('office.cases.buttons.card'), 'case', found.id]],
        ),
      ),
    ],
  })
}

const MOST_IN_THE_WAY = 5

/** What is done beside the case: a deed for the ledger, words, other changes. */
export interface Beside {
  readonly words?: CaseWords
  readonly also?: readonly OfficeChange[]
  /** The deed that it is recorded as: it can be taken back from here. */
  readonly deed?: string
  /** Said above the card. */
  readonly said?: ReturnType<typeof text>
}

/** Carries a command out and shows the case as it stands then. */
export const carryOut = (
  call: OfficeCall,
  hand: CaseAtHand,
  action: Action,
  answer: Changed | Refused,
  { words, deed, also = [], said }: Beside = {},
): Decision => {
  if (isRefused(answer)) return refusedMessage(call, hand, answer)
  const { found, technology } = hand
  const changes = changesAtHand(call, hand, answer, {
    ...(words === undefined ? {} : { words }),
    ...(deed === undefined ? {} : { deed }),
  })
  const after = afterwards(hand, answer, changes, words)
  const message = caseMessage(call, { found: after, technology }, said ?? text('office.cases.noted'), deed)
  return decide(call.moment, {
    replies: [inPlace(call, message)],
    office: [...changes, ...also, allowed(call, action, `case:${found.id}`)],
  })
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

/** The end of a dialog as a call: its use cases answer as after a press. Null – whoever answered is no employee. */
export const callOf = ({ moment, actor, desks, words, today }: FormEnd): OfficeCall | null =>
  actor === null ? null : { moment, actor, desks, words, today, args: [] }

/** The place in which a dialog of an employee is run. */
export const placeOf = ({
  moment,
  actor,
  desks,
  words,
  today,
}: OfficeCall): FormPlace & { actor: Employee } => ({
  moment,
  actor,
  desks,
  words,
  today,
})
