import { COMMANDS } from '../../../domain/conversation/input.ts'
import { commandIn } from '../../../domain/conversation/understand.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import { type NamedText, text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../../decision.ts'
import type { Outgoing } from '../../ports/messenger.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { Handover } from '../../ports/office/talking-desk.ts'
import { readReminderToken } from '../../reminder-words.ts'
import { type Action, readActionToken } from '../../screens.ts'
import { showQuestion } from '../../word-turn.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { FormPlace } from '../kit/office-form.ts'
import { END } from './citizen-token.ts'
import { lettersTo } from './letters.ts'

/** What one may do with one's own data and settings at any time, also while a human talks. */
const ALWAYS: ReadonlySet<Action> = new Set<Action>([
  ...(['data', 'withdraw', 'delete', 'delete_yes', 'keep', 'settings', 'large_on', 'large_off'] as const),
  ...(['language', 'reminders', 'mute', 'unmute', 'zones', 'zone', 'coming'] as const),
])

const withEnd = ({ words }: FormPlace, html: string): Outgoing => ({
  kind: 'text',
  html,
  buttons: [[{ text: words.phrase('office.talking.buttons.end'), token: END }]],
})

const said = (place: FormPlace, key: NamedText): Outgoing => withEnd(place, place.words.html([text(key)]))

/** The question at which the talk with the bot stopped. */
const question = (moment: Moment): Outgoing[] => {
  const { talk } = moment.loaded
  return talk?.session.status === 'active' ? showQuestion(moment, talk) : []
}

/** The bot listens again; the question that waited is shown. */
const over = (place: FormPlace, office: readonly OfficeChange[]): Decision => {
  const { moment, words } = place
  const word = words.message([text('office.talking.ended_by_you')])
  const shown = question(moment)
  const keyed = shown.length > 0 ? word : { ...word, keyboard: moment.screens.menuKeyboard() }
  return decide(moment, { replies: [keyed, ...shown], office })
}

const ended = (place: FormPlace, { id, staffPerson }: Handover): Decision =>
  over(place, [
    { type: 'end_handover', handover: id, at: place.moment.at },
    ...(staffPerson ? [noticeFor(place, { rule: 'handover_over', to: staffPerson, subject: id })] : []),
  ])

/** The other one is gone: the person's words are the bot's again. */
const lost = (place: FormPlace, handover: Handover | null): Decision => {
  if (handover?.state === 'open') return ended(place, handover)
  return { ...over(place, []), person: { ...place.moment.person, handover: null } }
}

const passed = (place: FormPlace, handover: Handover, words: string, note: NamedText | null): Decision => {
  const { staffPerson } = handover
  if (staffPerson === null) return lost(place, handover)
  const { changes, isMasked } = lettersTo(place, handover, staffPerson, words)
  const notes: NamedText[] = [
    ...(isMasked ? (['office.talking.masked'] as const) : []),
    ...(note === null ? [] : [note]),
  ]
  return decide(place.moment, { replies: notes.map((key) => said(place, key)), office: changes })
}

/** Buttons of the reply keyboard are meant for the bot: they are not carried to a human. */
const isBotsOwn = ({ screens }: Moment, typed: string): boolean =>
  ['back', 'why', 'repeat', 'pause', 'human'].some(
    (name) => comparable(screens.label(`talk_buttons.${name}`)) === comparable(typed),
  )

const onTyped = (place: FormPlace, handover: Handover, typed: string): Decision | null => {
  const { moment } = place
  if (moment.screens.menuEntry(typed)) return null
  const command = commandIn(typed, moment.conversation.content.vocabulary[moment.language])
  if (command === 'stop') return ended(place, handover)
  if (isBotsOwn(moment, typed))
    return decide(moment, { replies: [said(place, 'office.talking.human_is_here')] })
  return passed(place, handover, typed, null)
}

const onPress = (place: FormPlace, handover: Handover, token: string): Decision | null => {
  const { moment, words } = place
  if (token === END) return ended(place, handover)
  const action = readActionToken(token)
  if ((action && ALWAYS.has(action.action)) || readReminderToken(token)) return null
  return decide(moment, { toast: words.phrase('office.talking.human_is_here_toast') })
}

const onCommand = (place: FormPlace, handover: Handover, name: string): Decision | null => {
  if (name === 'stop') return ended(place, handover)
  const isEngines = (COMMANDS as readonly string[]).includes(name)
  return isEngines ? decide(place.moment, { replies: [said(place, 'office.talking.human_is_here')] }) : null
}

/** What a citizen does while a human talks with them. */
export const citizenWords = (place: FormPlace, handover: Handover | null): Decision | null => {
  const { body } = place.moment.incoming
  if (body.type === 'blocked' || body.type === 'unblocked') return null
  if (handover?.state !== 'open') return lost(place, handover)
  switch (body.type) {
    case 'words':
      return onTyped(place, handover, body.words)
    case 'press':
      return onPress(place, handover, body.token)
    case 'command':
      return onCommand(place, handover, body.name)
    case 'edited':
      return decide(place.moment, { replies: [said(place, 'office.talking.edited')] })
    default:
      return passed(place, handover, body.words, 'office.talking.no_files')
  }
}
