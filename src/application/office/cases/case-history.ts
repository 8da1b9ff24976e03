import { seesField } from '../../../domain/access/fields.ts'
import type { Role } from '../../../domain/access/role.ts'
import { historyLine } from '../../../domain/caseload/history-line.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { ToldEvent } from '../../ports/office/case-desk.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { looking } from './case-at-hand.ts'
import { toCase } from './case-card.ts'

/** Lines of a history in a message; older ones are one press away. */
const MOST = 6

/** What people did; that tasks were planned or dropped along the way is seen from the stage. */
const isTold = ({ event }: ToldEvent): boolean =>
  event.type !== 'task_planned' &&
  !(event.type === 'task_closed' && event.how !== 'hand' && event.how !== 'head_told')

/** What the actor's role may read of a deed: words are for whoever works with the person's troubles. */
const readBy = (role: Role, deed: ToldEvent['deed']): ToldEvent['deed'] =>
  deed === null || seesField(role, 'note') ? deed : { ...deed, words: null }

/** «История»: who did what when, the latest first. */
export const showCaseHistory = looking(async (call, { found, technology }) => {
  const { events, names } = await call.desks.cases.history(found.id)
  const told = events.filter(isTold).reverse()
  const [, asked] = call.args
  const { shown, turns } = pageOf(told, asked, (page) => ['case_history', found.id, page], MOST)
  const nameOf = (id: string): string =>
    names.get(id) ??
    ownEntry(found.words.names, id) ??
    found.words.letters.find((letter) => letter.id === id)?.organisation ??
    call.words.phrase('office.cases.somebody')
  const lines = shown.flatMap(({ event, deed }, place) => [
    ...(place > 0 ? [text('talk.blank')] : []),
    historyLine(event, { technology, nameOf, deed: readBy(call.actor.role, deed) }),
  ])
  const parts = lines.length > 0 ? lines : [text('office.cases.no_history')]
  const buttons: OfficeButton[] = [...turns, toCase(found.id)]
  return { parts, buttons, place: placeOfList(asked), object: `case:${found.id}` }
})

/** How far the citizen has come with the bot alone (C), if they linked their chat and agreed. */
export const showProgress = looking(async (call, { found }) => {
  const { desks, moment, words } = call
  const progress = await desks.cases.progress(found.citizen, moment.conversation.region.time_zone)
  const back = toCase(found.id)
  const [stage = ''] = progress?.step.split('.') ?? []
  const parts =
    progress === null
      ? [text('office.cases.no_progress')]
      : [
          text('office.cases.progress_need', { need: text(`needs.${progress.need}.title`) }),
          text(`office.cases.progress_status.${progress.status}`, { date: { date: progress.on } }),
          ...(words.has(`track.${stage}.title`)
            ? [text('office.cases.progress_stage', { stage: text(`track.${stage}.title`) })]
            : []),
          text('office.cases.progress_alone', { n: progress.alone, all: progress.stages }),
        ]
  return { parts, buttons: [back], place: 'in_place', object: `case:${found.id}` }
})
