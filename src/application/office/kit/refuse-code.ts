import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { refusedChat } from './audited.ts'
import type { FormPlace } from './office-form.ts'

/**
 * The answer to a code of an invite or of a link: used, expired, revoked, guessed and somebody else's get the same words
 * (promises.md B8); the wrong ones are counted (B10).
 */
export const refuseCode = (
  { moment, words }: FormPlace,
  action: string,
  more: readonly OfficeChange[] = [],
): Decision =>
  decide(moment, {
    replies: [words.message([text('office.staff.invite_refused')])],
    office: [
      ...more,
      { type: 'note_invite_try', address: moment.incoming.sender.address, at: moment.at },
      refusedChat(moment, action),
    ],
  })
