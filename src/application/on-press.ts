import { act } from './actions.ts'
import { type Decision, decide, type Moment } from './decision.ts'
import { readPressToken } from './outgoing.ts'
import { readReminderToken } from './reminder-words.ts'
import { onReminder } from './reminders/on-reminder.ts'
import { readActionToken } from './screens.ts'
import { takeTurn } from './talk-turn.ts'
import { showAgain } from './word-turn.ts'

const unknown = (moment: Moment): Decision =>
  decide(moment, { toast: moment.screens.label('unknown_button') })

/** A press on a button under a message. Old ones never rewind, forged and foreign ones change nothing (promises.md 5). */
export const onPress = (moment: Moment, token: string): Decision => {
  const action = readActionToken(token)
  if (action) return act(moment, action.action, action.argument)
  const reminder = readReminderToken(token)
  if (reminder) return onReminder(moment, reminder)
  const press = readPressToken(token)
  const { talk } = moment.loaded
  if (!press || talk?.id !== press.talk) return unknown(moment)
  const { version, status } = talk.session
  if (status === 'finished' || status === 'stopped')
    return decide(moment, { toast: moment.screens.label('ended') })
  if (press.version > version) return unknown(moment)
  if (press.version === version) return takeTurn(moment, talk, { type: 'press', choice: press.choice })
  const isDoubleTap = press.version === version - 1
  const toast = moment.screens.label('old_button_toast')
  return isDoubleTap
    ? decide(moment, { toast })
    : decide(moment, { toast, replies: showAgain(moment, talk, 'old_button') })
}
