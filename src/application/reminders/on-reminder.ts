import { ownEntry } from '../../domain/own-entry.ts'
import type { ReminderRule } from '../../domain/reminders/rule.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import type { ReminderPress } from '../reminder-words.ts'
import { hide, show, showOne } from './details.ts'
import { hideDigest, openDigest } from './digest.ts'
import { open, rehearse } from './go-on.ts'
import { type Hearing, hearingOf, isSettled } from './hearing.ts'
import { askDay, isMovable, moveBy } from './move.ts'
import { askWhy, decline, done } from './settle.ts'
import { saySettled } from './settled.ts'
import { callForDigest, callHuman, mute } from './silence.ts'

/** Two taps of one button within this time are one. */
export const DOUBLE_TAP_MS = 10_000

/** What a button does, and when it may. */
interface Press {
  readonly act: (hearing: Hearing) => Decision
  /** What of it is written down: the same once more at once is a double tap. */
  readonly answer?: string
  /** Whether it is of use when the thing is settled or stands on another day: else that is said. */
  readonly always?: boolean
  /** Whether a thing that was declined is taken up again. */
  readonly revives?: boolean
  /** Whether a reminder of this rule has the button at all: else it was forged. */
  readonly fits?: (rule: ReminderRule) => boolean
}

const has =
  (button: ReminderRule['buttons'][number]) =>
  ({ buttons }: ReminderRule): boolean =>
    buttons.includes(button)

const declining = (reason: Parameters<typeof decline>[0]): Press => ({
  act: decline(reason),
  answer: 'declined',
  fits: has('decline'),
})

const moving = (days: number): Press => ({
  act: moveBy(days),
  answer: 'moved',
  revives: true,
  fits: isMovable,
})

/** Every button of reminders by its action. */
const PRESSES: Readonly<Record<string, Press>> = {
  show: { act: show },
  one: { act: showOne },
  hide: { act: hide, always: true },
  list: { act: openDigest, always: true },
  hide_all: { act: hideDigest, always: true },
  call: { act: callForDigest, answer: 'human_called', always: true },
  human: { act: callHuman, answer: 'human_called', always: true },
  mute: { act: mute, answer: 'muted', always: true },
  done: { act: done, answer: 'done', fits: has('done') },
  move: { act: askDay, answer: 'moving', fits: has('move') },
  to_1: moving(1),
  to_2: moving(2),
  to_3: moving(3),
  to_7: moving(7),
  decline: { act: askWhy, fits: has('decline') },
  why_not_needed: declining('not_needed'),
  why_hard: declining('hard'),
  why_scared: declining('scared'),
  why_other: declining('other'),
  open: { act: open, answer: 'opened', fits: has('open') },
  rehearse: { act: rehearse, answer: 'opened', revives: true },
}

const isDoubleTap = ({ told: { answered } }: Hearing, { answer }: Press): boolean =>
  answer !== undefined && answered.includes(answer)

const isTooLate = ({ rule, told, talk }: Hearing, { always, revives }: Press): boolean => {
  if (always || !isSettled(rule, told, talk)) return false
  return !(revives && told.occasion?.closedBy === 'declined')
}

/** A press on a reminder's button; forged and foreign ones change nothing, old ones say how the thing stands now. */
export const onReminder = (moment: Moment, press: ReminderPress): Decision => {
  const hearing = hearingOf(moment, press)
  const pressed = ownEntry(PRESSES, press.action)
  if (!hearing || !pressed || pressed.fits?.(hearing.rule) === false)
    return decide(moment, { toast: moment.screens.label('unknown_button') })
  if (isDoubleTap(hearing, pressed)) return decide(moment, { toast: moment.screens.label('noted_toast') })
  return isTooLate(hearing, pressed) ? saySettled(hearing) : pressed.act(hearing)
}
