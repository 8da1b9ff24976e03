import { may } from '../../../domain/access/can.ts'
import { fitsQuestion, readQuestion } from '../../../domain/people/register-search.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Decision } from '../../decision.ts'
import type { CaseFilter, CaseLine } from '../../ports/office/case-desk.ts'
import { about } from '../kit/about.ts'
import { pageOf, placeOfList, type TurnTo } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Answer, answered, type Screen, useCase } from '../kit/screen.ts'
import { shortDay } from '../kit/short-day.ts'
import { CITIZEN } from '../people/citizen.ts'
import { stageName, technologyName } from './case-card.ts'
import { showCase } from './show-case.ts'

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
): Screen => {
  const { shown, turns } = pageOf(lines, asked, turnTo)
  const buttons = [...shown.map((line) => lineOf(call, line)), ...turns, ...last]
  const parts =
    lines.length === 0
      ? [text('office.cases.none')]
      : [...counts(lines, call.today), text('talk.blank'), ...shown.map((line) => printed(call, line))]
  return { parts, buttons, place: placeOfList(asked), object: 'cases' }
}

/** Cases that a search found. */
const casesFound = (call: OfficeCall, lines: readonly CaseLine[]): Answer =>
  lines.length === 0
    ? { parts: [text('office.cases.none_found')] }
    : paged(call, lines, undefined, (page) => ['cases', page], [])

/** «Случаи»: open cases in sight, the most urgent first; those at once can be picked out. */
export const listCases = useCase('see_case', async (call) => {
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
})

/** Cases of one person, closed ones too; and a new one. */
export const listPersonCases = about(CITIZEN, 'see_case', async (call, card) => {
  const { desks, actor, today, moment } = call
  const lines = await desks.cases.list(actor, { citizen: card.id, closed: true }, today, moment.at)
  return paged(call, lines, call.args[1], (page) => ['person_cases', card.id, page], [
    ...(may(actor.role, 'open_case')
      ? [[text('office.cases.buttons.open'), 'case_new', card.id] as const]
      : []),
    [text('office.cases.buttons.person'), 'person', card.id],
  ])
})

/** «случай», «случаи»: what a search for cases begins with. */
const askedFor = (call: OfficeCall, typed: string): string | null => {
  const [first = '', ...rest] = typed.trim().split(/\s+/)
  const isAsked = call.words
    .phrase('office.cases.search_words')
    .split(',')
    .map(comparable)
    .includes(comparable(first))
  return isAsked && rest.length > 0 ? rest.join(' ') : null
}

/**
 * «случаи Ахметова»: open cases of whoever is meant, each on a line with its stage and next day; the only one opens. Null –
 * the words ask for no case.
 */
export const findCases = async (call: OfficeCall): Promise<Decision | null> => {
  const { desks, actor, today, moment, args } = call
  const asked = askedFor(call, args[0] ?? '')
  const question = asked === null ? null : readQuestion(asked, moment.conversation.content.registerSearch)
  if (question === null) return null
  const people = await desks.people.all(actor, today, moment.at)
  const meant = new Set(
    people.filter((person) => fitsQuestion(question, person) !== null).map(({ id }) => id),
  )
  const lines = (await desks.cases.list(actor, {}, today, moment.at)).filter(({ citizen }) =>
    meant.has(citizen),
  )
  const [only, ...others] = lines
  if (only && others.length === 0) return showCase.run({ ...call, args: [only.id] })
  return answered(call, 'see_case', casesFound(call, lines))
}
