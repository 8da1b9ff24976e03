import { foresee } from '../../domain/reminders/foresee.ts'
import type { Occasion } from '../../domain/reminders/occasion.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import type { FollowUp } from '../follow-up.ts'
import type { Outgoing } from '../ports/messenger.ts'
import { COMING_MS, comingOf } from './coming.ts'
import { comingHtml } from './coming-words.ts'
import { zoneOf } from './zones.ts'

/** Without the chat's address nothing can come: that is said, and the consent is asked in its own full words. */
export const askForAddress = ({ screens }: Moment): Outgoing[] => [
  screens.message('coming.no_consent'),
  screens.message('consent', [
    [screens.label('consent_yes'), 'consent_yes'],
    [screens.label('consent_no'), 'consent_no'],
  ]),
]

/** «Что мне придёт?» */
export const whatComes = (moment: Moment): Decision =>
  moment.person.consent === null
    ? decide(moment, { replies: askForAddress(moment) })
    : decide(moment, { followUp: comingScreen(moment) })

const comingScreen =
  (moment: Moment): FollowUp =>
  async ({ reminders }) => {
    const { person, conversation } = moment
    const occasions = await reminders.occasionsOf(person.id, zoneOf(person, conversation))
    const settled = await reminders.settledKeys(person.id)
    return () => ({ replies: comingReplies(moment, occasions, settled) })
  }

/** The next 30 days of one person: what, when, why, and what would stop it. */
const comingReplies = (
  moment: Moment,
  occasions: readonly Occasion[],
  settled: ReadonlySet<string>,
): Outgoing[] => {
  const { conversation, person, screens, at, language } = moment
  const { content, calendar, renderers, limits } = conversation
  const zone = zoneOf(person, conversation)
  const hearer = { zone, muted: person.muted }
  const found = foresee(content.reminders.values(), occasions, hearer, calendar, at, at + COMING_MS)
  const html = comingHtml(comingOf(found, settled, zone), {
    renderer: renderers[language],
    large: person.large,
    limits,
  })
  const { buttons = [] } = screens.message('coming.none', [
    [screens.label('settings_buttons.reminders'), 'reminders'],
  ])
  return [{ kind: 'text', html, buttons }]
}
