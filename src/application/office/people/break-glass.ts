import { maskLongNumbers } from '../../../domain/numbers/mask.ts'
import { cleanWords } from '../../../domain/text/plain-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { FieldRead } from '../../ports/office/dialogs.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { typed } from '../kit/field.ts'
import { dialog } from '../kit/form.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { type Screen, useCase } from '../kit/screen.ts'
import { chatsOf } from '../staff/reception.ts'

const HOUR = 3_600_000
/** A reason that says something. */
const SHORTEST_REASON = 10
const LONGEST = 300
const WHO = /^([\p{L}'’ -]+?)[\s,]+(\d{4})$/u

const opened = async (call: OfficeCall, citizen: string, reason: string): Promise<Screen> => {
  const { moment, actor, desks, today } = call
  const { conversation, at } = moment
  const hours = conversation.content.manners.office.glass_hours
  const id = conversation.chance.id()
  const heads = (await desks.staff.heads(actor.department, today)).filter((head) => head.id !== actor.id)
  const office: OfficeChange[] = [
    { type: 'break_glass', id, staff: actor.id, citizen, reason, from: at, until: at + hours * HOUR },
    { ...allowed(call, 'break_glass', `citizen:${citizen}`), reason },
    ...chatsOf(heads).map((to) => noticeFor(call, { rule: 'glass_broken', to, subject: id })),
  ]
  return {
    parts: [text('office.glass.opened', { n: hours })],
    buttons: [[text('office.talking.buttons.card'), 'person', citizen]],
    changes: office,
  }
}

const WHO_NEEDED = text('office.glass.who_needed')

const readWho = (said: string): FieldRead<{ readonly name: string; readonly year: string }> => {
  const [, name, year] = WHO.exec(cleanWords(said, LONGEST).replace(/\s+/g, ' ')) ?? []
  return name !== undefined && year !== undefined ? { value: { name, year } } : { fault: WHO_NEEDED }
}

const REASON_NEEDED = text('office.glass.reason_needed')

const readReason = (said: string): FieldRead<string> => {
  const reason = maskLongNumbers(cleanWords(said, LONGEST))
  return [...reason].length >= SHORTEST_REASON ? { value: reason } : { fault: REASON_NEEDED }
}

/** Whom, by the exact name and year of birth, and why: typed, so that it is meant. */
export const GLASS = dialog({
  id: 'break_glass',
  action: 'break_glass',
  questions: (from) =>
    from
      .ask('who', () => typed(text('office.glass.ask_who'), readWho, WHO_NEEDED))
      .ask('reason', () => typed(text('office.glass.ask_reason'), readReason, REASON_NEEDED)),
  finish: async (call, { who: { name, year }, reason }) => {
    const [found, ...namesakes] = await call.desks.talking.named(call.actor.department, name, year)
    // Of two namesakes of one year nobody knows who is meant: the same answer as for nobody.
    if (found === undefined || namesakes.length > 0) return refuse(call, 'break_glass', 'register')
    return opened(call, found, reason)
  },
})

/**
 * «Открыть чужую карточку»: a look outside one's own scope, within the department, for a few hours; the head is told and
 * everything is on record (promises.md 16, break-glass).
 */
export const breakGlass = useCase('break_glass', (call) => GLASS.begin(call, {}))
