import { text } from '../../../domain/words/text-ref.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import type { OfficeButton } from '../kit/office-words.ts'

/** What a task's card leads to for tasks of this area: the call, or words to begin with; null – of another area. */
export const talkingButton = ({ id, kind, params }: TaskLine): OfficeButton | null => {
  if (kind === 'stuck') return [text('office.talking.buttons.phrase'), 'stuck', id]
  const handover = params['handover']
  return (kind === 'human_call' || kind === 'danger') && typeof handover === 'string'
    ? [text('office.talking.buttons.open_call'), 'call', handover]
    : null
}
