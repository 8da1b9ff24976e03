import { may } from '../../../domain/access/can.ts'
import { algorithmSteps, type TargetGroup } from '../../../domain/caseload/algorithm.ts'
import { tracksAt } from '../../../domain/caseload/technology.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { isSenior as isSeniorOn } from '../../../domain/people/categories.ts'
import { type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'
import { personFactsOf } from '../people/citizen-facts.ts'
import { type CaseAtHand, looking } from './case-at-hand.ts'
import { caseScreen, nextTasks, presentStage, taskLine, taskName, toCase } from './case-card.ts'

/** What is noted of a person that makes the work one with a family. */
const IN_A_FAMILY = /child|minor|foster|socially_dangerous|disabled_member/

/** Which groups of the department's algorithm a person belongs to; whoever belongs to none is in need of help. */
export const groupsOf = ({ facts }: Pick<CitizenCard, 'facts'>, day: string): TargetGroup[] => {
  const isSenior = isSeniorOn(personFactsOf(facts), day)
  const groups: TargetGroup[] = [
    ...(Object.keys(facts.categories).some((name) => IN_A_FAMILY.test(name)) ? (['families'] as const) : []),
    ...(isSenior ? (['older'] as const) : []),
    ...(facts.disability ? (['disabled'] as const) : []),
  ]
  return groups.length > 0 ? groups : ['in_need']
}

/** The case's card; that it was looked at is on record. */
export const showCase = looking((call, hand) => ({
  ...caseScreen(call, hand),
  object: `case:${hand.found.id}`,
}))

/** All open tasks of a case. */
export const showCaseTasks = looking((call, { found }) => {
  const { words, today } = call
  const tasks = nextTasks(found)
  const buttons = tasks.map(({ task }): OfficeButton => [words.plain(taskName(found, task)), 'task', task.id])
  const back = toCase(found.id)
  return {
    parts: [
      text('office.cases.all_tasks', { n: buttons.length }),
      ...tasks.map((task) => taskLine(found, task, today)),
    ],
    buttons: [...buttons, back],
    place: 'in_place',
  }
})

/** A button's label in `office.cases.buttons`, and where it leads. */
type Entry = readonly [name: string, useCase: UseCaseName]

/** What else can be done in a case as it stands. */
const moreOf = ({ found, technology }: CaseAtHand): readonly Entry[] => {
  const stage = presentStage({ found, technology })
  const offersTracks = stage !== undefined && tracksAt(technology, stage).length > 1
  return [
    ['deed', 'case_deeds'],
    ['need', 'case_need'],
    ['plan', 'case_plan'],
    ...(technology.services ? [['services', 'case_services'] as const] : []),
    ['bookings', 'case_bookings'],
    ['letters', 'case_letters'],
    ['papers', 'case_papers'],
    ...(technology.mentoring ? [['mentor', 'case_mentoring'] as const] : []),
    ['algorithm', 'case_steps'],
    ['history', 'case_history'],
    ['progress', 'case_progress'],
    ...(offersTracks && ownEntry(found.state.tracks, found.stage)
      ? [['tracks', 'case_tracks'] as const]
      : []),
    ...(stage && stage.back.length > 0 ? [['back', 'case_back'] as const] : []),
    ...(stage?.skippable ? [['skip', 'case_skip'] as const] : []),
    ['curator', 'case_curator'],
    ['pause', 'case_pause'],
    ['close', 'case_close'],
  ]
}

/** Entries that move the case: shown to whoever may move it, so that no press ends in a refusal. */
const MOVES: ReadonlySet<string> = new Set(['tracks', 'back', 'skip', 'curator', 'pause', 'close'])

export const showCaseMore = looking((call, hand) => {
  const { found } = hand
  const mayMove = may(call.actor.role, 'move_case')
  const entries =
    found.status === 'closed'
      ? [['history', 'case_history'] as const]
      : moreOf(hand)
          .filter(([name]) => mayMove || !MOVES.has(name))
          .filter(([name]) => name !== 'papers' || may(call.actor.role, 'print_form'))
  const buttons = entries.map(
    ([name, useCase]): OfficeButton => [text(`office.cases.buttons.${name}`), useCase, found.id],
  )
  const above = [
    ...(found.words.problem ? [text('office.cases.problem', { problem: found.words.problem })] : []),
    text('office.cases.what_next'),
  ]
  return {
    parts: above,
    buttons: [...buttons, [text('office.cases.buttons.person'), 'person', found.citizen], toCase(found.id)],
    place: 'in_place',
  }
})

const stepLines = (call: OfficeCall, hand: CaseAtHand, groups: readonly TargetGroup[]): TextRef[] => {
  const phase = presentStage(hand)?.phase
  if (!phase) return []
  const { algorithm } = call.moment.conversation.content
  return groups.flatMap((group) => [
    text('talk.blank'),
    text('office.cases.steps_for', { group: text(`algorithm.groups.${group}`) }),
    ...algorithmSteps(algorithm, phase, group).map((key) => text('office.cases.step', { step: textAt(key) })),
  ])
}

/** «Что делают на этом этапе»: the department's algorithm for the person's groups (W, four phases). */
export const showCaseSteps = looking(async (call, hand) => {
  const { found, technology } = hand
  const { desks, actor, today, moment } = call
  const card = await desks.register.card(actor, found.citizen, today, moment.at)
  const groups: readonly TargetGroup[] = card ? groupsOf(card, today) : ['in_need']
  const parts = [
    text('office.cases.steps_head', {
      stage: text(`technologies.${technology.id}.stages.${found.stage}.name`),
    }),
    text(`technologies.${technology.id}.stages.${found.stage}.why`),
    ...stepLines(call, hand, groups),
  ]
  const back = toCase(found.id)
  return { parts, buttons: [back], place: 'in_place' }
})
