import { may } from '../../../domain/access/can.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { CaseFilter, CaseLine } from '../../ports/office/case-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { shortDay } from '../kit/short-day.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'
import { cardOf } from '../people/show-person.ts'
import { stageName, technologyName } from './case-card.ts'

/** Cases offered at once: more do not fit a phone. */
const MOST = 8

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

/** A page of cases; `next` is the token's start of the pages. */
const paged = (
  call: OfficeCall,
  lines: readonly CaseLine[],
  from: number,
  next: readonly [name: UseCaseName, ...args: readonly string[]],
  last: readonly OfficeButton[],
): Decision => {
  const shown = lines.slice(from, from + MOST)
  const [name, ...args] = next
  const more: OfficeButton[] =
    lines.length > from + MOST
      ? [[text('office.cases.buttons.next'), name, ...args, String(from + MOST)]]
      : []
  const buttons = [...shown.map((line) => lineOf(call, line)), ...more, ...last]
  const parts =
    lines.length === 0
      ? [text('office.cases.none')]
      : [...counts(lines, call.today), text('talk.blank'), ...shown.map((line) => printed(call, line))]
  return decide(call.moment, {
    replies: [call.words.message(parts, buttons)],
    office: [allowed(call, 'see_case', 'cases')],
  })
}

const pageOf = (typed: string | undefined): number => {
  const from = Number(typed ?? 0)
  return Number.isInteger(from) && from >= 0 ? from : 0
}

/** Cases that a search found. */
export const casesFound = (call: OfficeCall, lines: readonly CaseLine[]): Decision =>
  lines.length === 0
    ? decide(call.moment, { replies: [call.words.message([text('office.cases.none_found')])] })
    : paged(call, lines, 0, ['cases'], [])

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
    return paged(call, lines, pageOf(args[only === null ? 0 : 1]), ['cases', ...(only ? [only] : [])], last)
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
    return paged(
      call,
      lines,
      pageOf(call.args[1]),
      ['person_cases', card.id],
      [
        ...(may(actor.role, 'open_case')
          ? [[text('office.cases.buttons.open'), 'case_new', card.id] as const]
          : []),
        [text('office.cases.buttons.person'), 'person', card.id],
      ],
    )
  },
}
