import { labelIn } from '../../domain/conversation/understand.ts'
import { type Distress, familyOf } from '../../domain/hearing/distress.ts'
import { comparable } from '../../domain/text/plain-words.ts'
import type { Moment } from '../decision.ts'
import { inRows } from '../outgoing.ts'
import type { Button } from '../ports/messenger.ts'
import { type Action, actionToken, readActionToken } from '../screens.ts'

/** «Вернуться» and «позвать» tell a button by themselves, «мне» and «что» do not. */
const SHORTEST_BEGINNING = 5

type TypedAction = NonNullable<ReturnType<typeof readActionToken>>

/** The way on that a person types instead of pressing: the label, its first word, a slip of it. Null – none of them. */
export const typedDistressButton = (
  moment: Moment,
  distress: Distress,
  typed: string,
): TypedAction | null => {
  const offered = distressButtons(moment, distress)
    .flat()
    .map(({ text, token }) => ({ id: token, label: text }))
  const said = comparable(typed)
  const begins = offered.filter(
    ({ label }) => said.length >= SHORTEST_BEGINNING && comparable(label).split(' ')[0] === said,
  )
  const vocabulary = moment.conversation.content.vocabulary[moment.language]
  const token = labelIn(typed, offered, vocabulary) ?? (begins.length === 1 ? begins[0]?.id : undefined)
  return token === undefined ? null : readActionToken(token)
}

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
      isTalking ? button('back', 'come_back') : button('new', 'new'),
    ],
    true,
  )
}
