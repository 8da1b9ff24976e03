import { may } from '../../../domain/access/can.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { CaseFilter, CaseLine } from '../../ports/office/case-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { listed, pageOf, type TurnTo } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { shortDay } from '../kit/short-day.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { cardOf } from '../people/show-person.ts'
import { stageName, technologyName } from './case-card.ts'

const lineOf = (call: OfficeCall, line: CaseLine): OfficeButton => {
  const { name, technology, stage, nextDue } = line
  const params = {
    name: shortName(name),
    stage: stageName(technology, stage),
    what: technologyName(technology),
  }
  const label =
    nextDue === null
      ? text('office.cases.line', params)
      : text('office.cases.line_due', { ...params, date: shortDay(nextDue, call.today) })
  return [label, 'case', line.id]
}

/** What a button has no room for: whose case it is, which one, at which stage, what is next. */
const printed = (call: OfficeCall, { name, technology, stage, nextDue }: CaseLine): TextRef =>
  text(nextDue === null ? 'office.cases.printed' : 'office.cases.printed_due', {
    name: shortName(name),
    what: technologyName(technology),
    stage: stageName(technology, stage),
    ...(nextDue === null ? {} : { date: shortDay(nextDue, call.today) }),
  })

const counts = (lines: readonly CaseLine[], today: string) => {
  const late = lines.filter(({ nextDue }) => nextDue !== null && nextDue < today).length
  const urgent = lines.filter(({ urgency }) => urgency === 'at_once').length
  return [
    text('office.cases.count', { n: lines.length }),
    ...(urgent > 0 ? [text('office.cases.urgent', { n: urgent })] : []),
    ...(late > 0 ? [text('office.cases.late', { n: late })] : []),
  ]
}

/** A page of cases, with what else can be pressed under it. */
const paged = (
  call: OfficeCall,
  lines: readonly CaseLine[],
  asked: string | undefined,
  turnTo: TurnTo,
  last: readonly OfficeButton[],
): Decision => {
  const { shown, turns } = pageOf(lines, asked, turnTo)
  const buttons = [...shown.map((line) => lineOf(call, line)), ...turns, ...last]
  const parts =
    lines.length === 0
      ? [text('office.cases.none')]
      : [...counts(lines, call.today), text('talk.blank'), ...shown.map((line) => printed(call, line))]
  return decide(call.moment, {
    replies: [listed(call, call.words.message(parts, buttons), asked)],
    office: [allowed(call, 'see_case', 'cases')],
  })
}

/** Cases that a search found. */
export const casesFound = (call: OfficeCall, lines: readonly CaseLine[]): Decision =>
  lines.length === 0
    ? decide(call.moment, { replies: [call.words.message([text('office.cases.none_found')])] })
    : paged(call, lines, undefined, (page) => ['cases', page], [])

/** «Случаи»: open cases in sight, the most urgent first; those at once can be picked out. */
export const listCases: OfficeUseCase = {
  action: 'see_case',
  run: async (call) => {
    const { desks, actor, today, moment, args } = call
    const only = args[0] === 'at_once' || args[0] === 'soon' ? args[0] : null
    const filter: CaseFilter = only === null ? {} : { urgency: only }
    const lines = await desks.cases.list(actor, filter, today, moment.at)
    const isUrgent = lines.some(({ urgency }) => urgency === 'at_once')
    const last: OfficeButton[] =
      only === null && isUrgent ? [[text('office.cases.buttons.urgent'), 'cases', 'at_once']] : []
    return only === null
      ? paged(call, lines, args[0], (page) => ['cases', page], last)
      : paged(call, lines, args[1], (page) => ['cases', only, page], last)
  },
}

/** Cases of one person, closed ones too; and a new one. */
export const listPersonCases: OfficeUseCase = {
  action: 'see_case',
  run: async (call) => {
    const card = await cardOf(call)
    if (!card) return refuse(call, 'see_case', `citizen:${call.args[0] ?? ''}`)
    const { desks, actor, today, moment } = call
    const lines = await desks.cases.list(actor, { citizen: card.id, closed: true }, today, moment.at)
    return paged(call, lines, call.args[1], (page) => ['person_cases', card.id, page], [
      ...(may(actor.role, 'open_case')
        ? [[text('office.cases.buttons.open'), 'case_new', card.id] as const]
        : []),
      [text('office.cases.buttons.person'), 'person', card.id],
    ])
  },
}
