import { type Distress, familyOf } from '../../domain/hearing/distress.ts'
import type { Moment } from '../decision.ts'
import { inRows } from '../outgoing.ts'
import type { Button } from '../ports/messenger.ts'
import { type Action, actionToken } from '../screens.ts'

/** Under every message while the bot stays: a human, the word that help is there, and the way back. */
export const distressButtons = (moment: Moment, distress: Distress): Button[][] => {
  const { screens, loaded, conversation } = moment
  const button = (name: string, action: Action, argument?: string): Button => ({
    text: screens.label(`staying_buttons.${name}`),
    token: actionToken(action, argument),
  })
  const isTalking = loaded.talk?.session.status === 'active'
  const isRobbed = familyOf(distress) === 'money' && conversation.content.needs.has('fraud')
  return inRows(
    [
      button('human', 'call_human'),
      button('helped', 'helped'),
      ...(isRobbed ? [button('fraud', 'need', 'fraud')] : []),
      ...(isTalking ? [button('back', 'come_back')] : []),
    ],
    true,
  )
}
