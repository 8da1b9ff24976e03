import { localMoment } from '../../domain/calendar/local-date.ts'
import { CATEGORIES, type Category } from '../../domain/reminders/rule.ts'
import { type TextRef, text } from '../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import { paragraphs } from '../outgoing.ts'
import type { Button, Outgoing } from '../ports/messenger.ts'
import type { Person } from '../ports/talk-store.ts'
import { type Action, actionToken } from '../screens.ts'
import { askForAddress } from './coming-replies.ts'
import { isZoneName, ZONE_NAMES, ZONES, type ZoneName, zoneNameOf, zoneOf } from './zones.ts'

const isCategory = (name: string): name is Category => (CATEGORIES as readonly string[]).includes(name)

const buttonOf = (text: string, action: Action, argument?: string): Button[] => [
  { text, token: actionToken(action, argument) },
]

/** A screen that changes where it stands; typed for, it is a message of its own. */
const inPlace = ({ incoming: { body } }: Moment, html: string, buttons: Button[][]): Outgoing =>
  body.type === 'press' && body.message !== null
    ? { kind: 'edit', message: body.message, html, buttons }
    : { kind: 'text', html, buttons }

/** «Ваше время: 14:05, Екатеринбург.» – the city only where it is one of those on offer. */
const timeLine = ({ person, conversation, at }: Moment): TextRef => {
  const zone = zoneOf(person, conversation)
  const name = zoneNameOf(zone)
  const time = { time: localMoment(at, zone).time }
  return name
    ? text('screens.reminder_settings.time', { time, city: text(`screens.zone_names.${name}`) })
    : text('screens.reminder_settings.time_bare', { time })
}

const wordsOf = ({ conversation, language }: Moment, parts: readonly TextRef[]): string =>
  paragraphs(parts, { renderer: conversation.renderers[language], large: false, value: () => undefined })

const categoryLine = ({ person: { muted } }: Moment, category: Category): TextRef => {
  const kind = text(`screens.categories.${category}`)
  return text(`screens.reminder_settings.${muted.includes(category) ? 'off' : 'on'}`, { kind })
}

const categoryButton = (moment: Moment, category: Category): Button[] => {
  const { conversation, language, person } = moment
  const action = person.muted.includes(category) ? 'unmute' : 'mute'
  const label = text(`screens.switch_buttons.${action}`, { kind: text(`screens.categories.${category}`) })
  return buttonOf(conversation.renderers[language].plain(label), action, category)
}

const settingsScreen = (moment: Moment): Outgoing => {
  const { screens } = moment
  const html = wordsOf(moment, [
    text('screens.reminder_settings.head'),
    text('talk.blank'),
    ...CATEGORIES.map((category) => categoryLine(moment, category)),
    text('talk.blank'),
    timeLine(moment),
    text('screens.reminder_settings.night'),
  ])
  return inPlace(moment, html, [
    ...CATEGORIES.map((category) => categoryButton(moment, category)),
    buttonOf(screens.label('switch_buttons.zones'), 'zones'),
    buttonOf(screens.label('reminder_buttons.coming'), 'coming'),
    buttonOf(screens.label('settings_buttons.back'), 'menu'),
  ])
}

/** «Настройки» → «Напоминания»: which kinds come, at whose hours, and what is to come. */
export const reminderSettings = (moment: Moment): Decision =>
  moment.person.consent === null
    ? decide(moment, { replies: askForAddress(moment) })
    : decide(moment, { replies: [settingsScreen(moment)] })

const changed = (moment: Moment, change: Partial<Person>): Decision => {
  const person = { ...moment.person, ...change }
  return decide(moment, { person, replies: [settingsScreen({ ...moment, person })] })
}

const unknown = (moment: Moment): Decision =>
  decide(moment, { toast: moment.screens.label('unknown_button') })

/** Switches a kind of reminders on or off. */
export const switchKind =
  (isOn: boolean) =>
  (moment: Moment, category: string): Decision => {
    if (!isCategory(category)) return unknown(moment)
    const others = moment.person.muted.filter((each) => each !== category)
    return changed(moment, { muted: isOn ? others : [...others, category] })
  }

const zoneButton = ({ conversation, language, at }: Moment, name: ZoneName): Button[] => {
  const time = { time: localMoment(at, ZONES[name]).time }
  const label = text('screens.switch_buttons.zone', { city: text(`screens.zone_names.${name}`), time })
  return buttonOf(conversation.renderers[language].plain(label), 'zone', name)
}

/** The eleven zones with the time that their clocks show now: one finds one's own by the clock on the wall. */
export const zoneChoice = (moment: Moment): Decision => {
  const { screens } = moment
  const buttons = ZONE_NAMES.map((name) => zoneButton(moment, name))
  const back = buttonOf(screens.label('settings_buttons.back'), 'reminders')
  return decide(moment, { replies: [inPlace(moment, screens.message('zones').html, [...buttons, back])] })
}

/** Sets where the person's days and nights are. */
export const setZone = (moment: Moment, name: string): Decision =>
  isZoneName(name) ? changed(moment, { zone: ZONES[name] }) : unknown(moment)
