import type { Action } from '../../../domain/access/action.ts'
import { may } from '../../../domain/access/can.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type OfficeUseCase, say } from '../kit/use-case.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'

/** What stands behind «Ещё»: use cases that need no object, shown to whoever may do them. Areas add theirs. */
export const MORE_ENTRIES = [
  ['glass', 'break_glass'],
  ['tasks', 'see_task'],
  ['task_new', 'add_task'],
  ['add_person', 'add_person'],
  ['birthdays', 'find_people'],
  ['district_deeds', 'record_district_deed'],
  ['entered', 'record_deed'],
  ['doubles', 'merge_people'],
  ['events', 'see_events'],
  ['staff', 'see_staff'],
  ['head_cover', 'arrange_cover'],
  ['invite', 'invite_staff'],
  ['alert', 'send_alert'],
  ['facts', 'confirm_fact'],
  ['directory', 'confirm_fact'],
  ['invites', 'invite_staff'],
  ['districts', 'arrange_districts'],
  ['growth', 'see_board'],
  ['events_report', 'see_events'],
  ['letters', 'send_letter'],
  ['mentors', 'keep_mentors'],
  ['report', 'see_report'],
  ['technologies', 'see_report'],
  ['lists', 'print_form'],
  ['papers_in_chat', 'allow_papers'],
  ['own_forms', 'keep_own_forms'],
  ['institution', 'arrange_districts'],
  ['work_phone', 'print_form'],
] as const satisfies readonly (readonly [name: UseCaseName, action: Action])[]

/** «Ещё». */
export const openMore: OfficeUseCase = {
  action: 'see_own_day',
  run: (call) => {
    const shown = MORE_ENTRIES.filter(([, action]) => may(call.actor.role, action))
    const buttons = shown.map(([name]): OfficeButton => [text(`office.more.buttons.${name}`), name])
    return say(call, [call.words.message([text('office.more.head')], buttons)])
  },
}
