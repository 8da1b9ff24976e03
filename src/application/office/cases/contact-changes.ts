import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { HelpKind } from '../../../domain/caseload/help-kind.ts'
import {
  type ContactKind,
  type ContactOutcome,
  fulfilledBy,
  isContact,
  type UnreachedReason,
} from '../../../domain/people/contact.ts'
import type { CaseloadChange } from '../../ports/office/caseload-change.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { soonTask } from '../kit/soon-task.ts'

/** A contact with a person, or an attempt, as somebody says that it was. */
export interface Contact {
  /** The deed that it is recorded as. */
  readonly id: string
  readonly kind: ContactKind
  readonly outcome: ContactOutcome
  readonly reason: UnreachedReason | null
  /** What was written of it; null – nothing. */
  readonly note: string | null
  /** The day on which it was. */
  readonly day: LocalDate
  /** The case that it belongs to; null – it is about the person alone. */
  readonly case: string | null
  /** Which kind of help it was, of one in a case. */
  readonly help: HelpKind | null
}

const deedOf = (call: OfficeCall, card: CitizenCard, contact: Contact): CaseloadChange => {
  const { id, kind, outcome, reason, note, day, case: of, help } = contact
  return {
    type: 'record_deed',
    deed: {
      id,
      citizen: card.id,
      case: of,
      staff: call.actor.id,
      kind,
      outcome,
      reason,
      day,
      at: call.moment.at,
      note,
      isContact: isContact(kind, outcome),
      fulfils: fulfilledBy(kind, outcome),
      help,
    },
  }
}

/** A need for help becomes a task at once: by the next working day somebody has begun (Y-monthly). */
const helpTask = (call: OfficeCall, { id, district }: CitizenCard, deed: string): CaseloadChange => ({
  type: 'add_task',
  task: soonTask(call, { key: `help|${deed}`, kind: 'help', citizen: id, district, params: { from: deed } }),
})

/** What a contact changes beside the cases of the person: the deed, a task where help is needed, the month of its day. */
export const contactChanges = (call: OfficeCall, card: CitizenCard, contact: Contact): OfficeChange[] => {
  const { id, outcome, reason, day } = contact
  const unreached: OfficeChange[] =
    reason === null
      ? []
      : [{ type: 'mark_month', citizen: card.id, month: day.slice(0, 7), marks: { unreached: reason } }]
  return [
    deedOf(call, card, contact),
    ...(outcome === 'needs_help' ? [helpTask(call, card, id)] : []),
    ...unreached,
  ]
}
