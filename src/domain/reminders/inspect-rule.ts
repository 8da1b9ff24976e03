import { fault, type Issue, quoted, repeated } from '../words/issue.ts'
import { type Closing, isAsk, isComposed, type OccasionKind, type ReminderRule } from './rule.ts'

/** Nobody is written to before or after: the quiet hours that hold for every rule. */
const EARLIEST = '07:00'
const LATEST = '22:00'

/** Which kinds follow from a talk that can be gone on with. */
const WITHOUT_TALK: readonly OccasionKind[] = [
  'month',
  'month_end',
  'workday',
  'week',
  'notice',
  'monthly_ask',
  'monthly_again',
  'event',
  'booking',
]
/** What can be ticked off by the person alone; the others close by what happens in the talk. */
const DONE_BY_HAND: readonly OccasionKind[] = [
  'plan_action',
  'retry',
  'paper_start',
  'paper_end',
  'home_task',
]
/** What another day can be chosen for. */
const MOVABLE: readonly OccasionKind[] = ['plan_action', 'retry', 'paper_start', 'appointment', 'home_task']

type Found = readonly (string | false)[]

const times = ({
  whom,
  reply,
  window: [opens, closes],
  offset,
  outside,
  stale_after_hours: stale,
}: ReminderRule): Found => [
  whom === 'person' &&
    !reply &&
    opens < EARLIEST &&
    `the window opens at ${opens}: nobody is woken before ${EARLIEST}`,
  whom === 'person' &&
    !reply &&
    closes > LATEST &&
    `the window closes at ${closes}: nobody is written to after ${LATEST}`,
  'at' in offset &&
    outside === 'skip' &&
    (offset.at < opens || offset.at > closes) &&
    `it is never sent: ${offset.at} lies outside the window and it skips; move one of them`,
  'minutes' in offset &&
    offset.minutes < 0 &&
    stale * 60 > -offset.minutes &&
    `it may come after the hour that it announces: "stale_after_hours" at most ${-offset.minutes / 60}`,
]

const company = ({ digest, offset }: ReminderRule): Found => [
  digest && 'minutes' in offset && 'counted in minutes it cannot wait for others: "digest: false"',
]

const lacksClosing = ({ of, resolved_by }: ReminderRule, closing: Closing): string | false =>
  !resolved_by.includes(closing) && `it would come for "${of}" although "${closing}": add it to "resolved_by"`

const buttons = (rule: ReminderRule): Found => {
  const { of, buttons: own } = rule
  return [
    repeated(own).length > 0 && `buttons ${quoted(repeated(own))} stand twice: keep one`,
    own.includes('open') && WITHOUT_TALK.includes(of) && `"${of}" has no talk to open: remove "open"`,
    own.includes('done') && !DONE_BY_HAND.includes(of) && `"${of}" is not ticked off by hand: remove "done"`,
    own.includes('move') && !MOVABLE.includes(of) && `"${of}" cannot be moved: remove "move"`,
    own.includes('done') && lacksClosing(rule, 'done'),
    own.includes('decline') && lacksClosing(rule, 'declined'),
    !own.includes('show') && own.length > 3 && 'without "show" all buttons come at once: at most 3',
    own.length === 0 && !isComposed(rule) && 'it leads nowhere: give it a button',
  ]
}

/** What a person who is asked answers; «позже» is no answer that stands alone. */
const ANSWERS = ['well', 'help'] as const

/** An ask has both answers and ends with the contact, however that was made; nothing else has them (Y-monthly). */
const asks = (rule: ReminderRule): Found => {
  const { of, buttons: own } = rule
  const answering = own.filter((each) => each === 'well' || each === 'help' || each === 'later')
  if (!isAsk(rule))
    return [answering.length > 0 && `"${of}" asks nobody how they are: remove ${quoted(answering)}`]
  return [
    !ANSWERS.every((each) => own.includes(each)) && `an ask needs both answers: ${quoted([...ANSWERS])}`,
    own.some((each) => each !== 'human' && !answering.includes(each as 'well')) &&
      `an ask is answered, not looked into: only ${quoted(['well', 'help', 'later', 'human'])}`,
    lacksClosing(rule, 'done'),
    lacksClosing(rule, 'withdrawn'),
  ]
}

const closings = (rule: ReminderRule): Found => {
  if (WITHOUT_TALK.includes(rule.of)) return []
  const gone = rule.of === 'track_left' ? 'talk_finished' : 'withdrawn'
  return [lacksClosing(rule, 'talk_stopped'), lacksClosing(rule, gone)]
}

/** What makes no sense in a rule although every part of it is well formed (promises.md 6). */
export const inspectRule = (rule: ReminderRule): Issue[] =>
  [...times(rule), ...company(rule), ...buttons(rule), ...asks(rule), ...closings(rule)]
    .filter((message) => message !== false)
    .map((message) => fault(`scenarios/reminders/${rule.id}.yaml`, message))
