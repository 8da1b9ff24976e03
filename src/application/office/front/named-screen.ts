import { may } from '../../../domain/access/can.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import { text, textAt } from '../../../domain/words/text-ref.ts'
import type { Decision } from '../../decision.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { say } from '../kit/use-case.ts'
import { MORE_ENTRIES } from './open-more.ts'

/** A word of so many letters may stand for a label that begins with it: «отчёт» for «Отчёт по событиям». */
const FEWEST_LETTERS = 5

/** Screens that people name by other words than their button says: `office.more.typed.<name>`, commas between. */
const ALIASED = [
  'add_person',
  'invite',
  'events_report',
  'staff',
  'tasks',
  'task_new',
  'growth',
  'alert',
] as const

const wordsOf = (call: OfficeCall, key: string): string[] =>
  call.words.phraseAt(key).split(',').map(comparable)

const isNamed = (call: OfficeCall, said: string, name: string): boolean => {
  const label = comparable(call.words.phrase(`office.more.buttons.${name}`))
  const isBeginning = said.length >= FEWEST_LETTERS && label.startsWith(`${said} `)
  const aliased = ALIASED.find((each) => each === name)
  return (
    said === label ||
    isBeginning ||
    (aliased ? wordsOf(call, `office.more.typed.${aliased}`).includes(said) : false)
  )
}

/** What no screen stands for is answered all the same: where a leave is entered, and that nothing is under way. */
const ANSWERED = ['leave', 'cancel'] as const

/**
 * Typed words that name a screen behind «Ещё», e.g. «добавить человека», «отчёт»: which use case opens it, or an answer where
 * the role has no such screen. Null – they name none: they are looked for in the register.
 */
export const namedScreen = (
  call: OfficeCall,
  typed: string,
): { readonly opens: string } | { readonly answers: Decision } | null => {
  const said = comparable(typed)
  const entry = MORE_ENTRIES.find(
    ([name, action]) => may(call.actor.role, action) && isNamed(call, said, name),
  )
  if (entry) return { opens: entry[0] }
  const answered = ANSWERED.find((each) => wordsOf(call, `office.more.answered.${each}.words`).includes(said))
  if (!answered) return null
  const isArranger = answered === 'leave' && may(call.actor.role, 'arrange_cover')
  const staff: OfficeButton[] = isArranger ? [[text('office.more.buttons.staff'), 'staff']] : []
  const key = isArranger ? 'office.more.answered.leave.for_head' : `office.more.answered.${answered}.text`
  return { answers: say(call, [call.words.message([textAt(key)], staff)]) }
}
