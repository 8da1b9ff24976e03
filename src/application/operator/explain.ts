import { localMoment } from '../../domain/calendar/local-date.ts'
import type { ReminderRule } from '../../domain/reminders/rule.ts'
import { type Params, type TextRef, text } from '../../domain/words/text-ref.ts'
import type { LedgerRow } from '../ports/operator-ledger.ts'
import type { Operator } from './operator.ts'
import { whyThen } from './why-then.ts'
import type { OperatorWords } from './words.ts'

/** A reminder told in plain words: a heading and lines under it. */
export interface Explained {
  readonly row: LedgerRow
  readonly parts: readonly { readonly heading: TextRef; readonly lines: readonly TextRef[] }[]
}

const say = (key: string, params?: Params): TextRef => text(`operator.explain.${key}`, params)

const at = (key: string, moment: number, zone: string, params?: Params): TextRef => {
  const { date, time } = localMoment(moment, zone)
  return say(key, { ...params, date: { date }, time })
}

const heading = (row: LedgerRow, words: OperatorWords): TextRef =>
  say('what', { id: row.id, name: words.rule(row.rule), rule: row.rule })

const standing = (row: LedgerRow, words: OperatorWords): TextRef[] => {
  const state = words.state(row)
  return [
    say('person', { person: words.person(row.person) }),
    row.reason === null
      ? say('state', { state })
      : say('state_reason', { state, reason: words.reason(row.reason) }),
  ]
}

/** What the row itself remembers; what it does not, nobody knows any more. */
const history = (row: LedgerRow, zone: string): TextRef[] => {
  const { attempts, ambiguous, resent, joinedTo, settledAt, lookAt, due } = row
  return [
    at('planned_at', row.plannedAt, zone),
    ...(attempts > 0 ? [say('attempts', { n: attempts })] : []),
    ...(ambiguous > 0 ? [say('ambiguous', { n: ambiguous })] : []),
    ...(resent > 0 ? [say('resent', { n: resent })] : []),
    ...(joinedTo === null ? [] : [say('joined', { id: joinedTo })]),
    ...(settledAt === null && lookAt > due ? [at('look_at', lookAt, zone)] : []),
    ...(settledAt === null ? [] : [at('settled_at', settledAt, zone)]),
  ]
}

/** What would stop it while it is open: the deed, a switch, the consent, time, an operator. */
const stops = (row: LedgerRow, rule: ReminderRule, words: OperatorWords, zone: string): TextRef[] => {
  const told = words.stops(row.rule)
  return [
    ...(told === null ? [] : [say('stops_told', { stops: told })]),
    say('stops_closings', {
      closings: { list: rule.resolved_by.map((each) => text(`operator.reasons.${each}`)) },
    }),
    say('stops_muted', { category: text(`screens.categories.${rule.category}`) }),
    say('stops_always'),
    at('stops_stale', row.expires, zone),
    say(`policy_${rule.policy}`),
  ]
}

/** What a person at the keyboard can do about it. */
const options = ({ id, state, hold }: LedgerRow): TextRef[] => {
  if (state === 'planned' || state === 'claimed') return [say('may_cancel', { id })]
  if (state !== 'unknown') return []
  return [...(hold ? [say('may_resend', { id })] : []), say('may_confirm')]
}

/** Tells of one reminder what its row and its rule know: why, why then, what happened, what would stop it. */
export const explain = async (
  { ledger, rules, zone: region }: Operator,
  id: number,
  words: OperatorWords,
): Promise<Explained | null> => {
  const row = await ledger.find(id)
  if (!row) return null
  const rule = rules.get(row.rule)
  const zone = row.zone ?? region
  const moment = at('due', row.due, zone)
  const parts = [
    { heading: heading(row, words), lines: standing(row, words) },
    {
      heading: say('why_then'),
      lines: rule ? [...whyThen(row, rule, region), moment] : [say('rule_gone'), moment],
    },
    { heading: say('history'), lines: history(row, zone) },
    ...(rule ? [{ heading: say('would_stop'), lines: stops(row, rule, words, zone) }] : []),
    { heading: say('options'), lines: options(row) },
  ]
  return { row, parts: parts.filter(({ lines }) => lines.length > 0) }
}
