import { USE_CASES } from '../../src/application/office/front/office-index.ts'
import { officeToken } from '../../src/application/office/kit/office-token.ts'
import { USE_CASE_NAMES } from '../../src/application/office/kit/use-case-name.ts'
import { reminderToken } from '../../src/application/reminder-words.ts'
import { may } from '../../src/domain/access/can.ts'
import { ROLES, type Role } from '../../src/domain/access/role.ts'
import { talkOfSubject } from '../../src/domain/reminders/occasion.ts'
import { idsOf } from '../office/access-ids.ts'
import { ACCESS_ROWS } from '../office/access-rows.ts'
import { words } from '../support/content.ts'
import { ASK, CHAT_OF, chatOfRole, GONE_CARD } from './district.ts'
import { BOOKING, MENTORING, PROGRAMME } from './linked-cases.ts'
import { type Input, PHOTO, pressing, typing } from './walk.ts'

/** Whose telephone is looked at. */
export const VIEWERS = ['citizen', 'linked', ...ROLES] as const
export type Viewer = (typeof VIEWERS)[number]

export const chatOf = (viewer: Viewer): string =>
  viewer === 'citizen' || viewer === 'linked' ? CHAT_OF[viewer] : chatOfRole(viewer)

const command = (name: string, payload = ''): Input => ({
  key: `typed /${name} ${payload}`,
  label: `/${name} ${payload}`.trim(),
  body: () => ({ type: 'command', name, payload }),
})

const key = (name: string): Input => typing({ ru: words(name, 'ru'), en: words(name, 'en') })

/** What a citizen begins with: the keys of the phone's keyboard, and words of their own. */
const CITIZEN: readonly Input[] = [
  command('start'),
  command('help'),
  ...['new', 'talks', 'data', 'settings', 'school', 'events'].map((name) =>
    key(`screens.menu_buttons.${name}`),
  ),
  typing({ ru: 'потерял паспорт', en: 'I have lost my passport' }),
  typing({ ru: 'абракадабра', en: 'gibberish' }),
  typing({ ru: 'позовите человека', en: 'call a person' }),
  typing({ ru: 'муж меня бьёт', en: 'my husband beats me' }),
  typing({ ru: 'удалите мои данные', en: 'delete my data' }),
  PHOTO,
]

/** A use case of the registry with the argument that its row of the access matrix has for the role. */
const useCase = (name: (typeof USE_CASE_NAMES)[number], role: Role): Input[] => {
  const row = ACCESS_ROWS[name]
  if (!row || !may(role, USE_CASES[name].action)) return []
  const { about, rest = [] } = row
  const isGone = about === 'citizen' && name.startsWith('gone')
  const ids = about === 'nothing' ? [] : [isGone ? GONE_CARD : idsOf(about, role).own]
  const token = officeToken(name, ...ids, ...rest)
  return [pressing(token, `w.${name}`)]
}

const OFFICE: readonly Input[] = [
  command('start'),
  typing({ ru: 'Смирнова', en: 'Смирнова' }),
  typing({ ru: 'одинокие', en: 'lonely' }),
  typing({ ru: 'абракадабра', en: 'gibberish' }),
  PHOTO,
]

/** Answers to the month's ask. */
const ASKED: readonly Input[] = ['well', 'help', 'later'].map((answer) =>
  pressing(reminderToken(ASK.id, answer, talkOfSubject(ASK.subject)), answer),
)

/** Presses that stand behind many others. */
const FURTHER: readonly Input[] = [
  'event_cancel.event_north.one.own',
  `case_booking_move.${MENTORING}.${BOOKING}`,
  `case_mentor.${MENTORING}`,
  `case_off.${MENTORING}`,
  `case_in_need.${PROGRAMME}.approval.approved`,
].map((token) => pressing(`w.${token}`, `w.${token}`))

/** What somebody begins with; `links` were given to a citizen: to join a card, and to join the staff. */
export const beginningsOf = (viewer: Viewer, links: readonly string[]): readonly Input[] => {
  if (viewer === 'citizen') return [...CITIZEN, ...links.map((link) => command('start', link))]
  if (viewer === 'linked') return [...CITIZEN, ...ASKED]
  return [...OFFICE, ...FURTHER, ...USE_CASE_NAMES.flatMap((name) => useCase(name, viewer))]
}
