import type { CaseEvent } from '../../../domain/caseload/case-event.ts'
import { historyLine } from '../../../domain/caseload/history-line.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import { allowed } from '../kit/audited.ts'
import { listed, pageOf } from '../kit/list.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { looking } from './show-case.ts'

/** Lines of a history in a message; older ones are one press away. */
const MOST = 6

/** What people did; that tasks were planned or dropped along the way is seen from the stage. */
const isTold = (event: CaseEvent): boolean =>
  event.type !== 'task_planned' &&
  !(event.type === 'task_closed' && event.how !== 'hand' && event.how !== 'head_told')

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
  const lines = shown.flatMap((event, place) => [
    ...(place > 0 ? [text('talk.blank')] : []),
    historyLine(event, { technology, nameOf }),
  ])
  const parts = lines.length > 0 ? lines : [text('office.cases.no_history')]
  const buttons: OfficeButton[] = [...turns, [text('office.cases.buttons.card'), 'case', found.id]]
  return decide(call.moment, {
    replies: [listed(call, call.words.message(parts, buttons), asked)],
    office: [allowed(call, 'see_case', `case:${found.id}`)],
  })
})
