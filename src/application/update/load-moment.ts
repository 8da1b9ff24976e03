import { type Conversation, knowsTalk, type PinnedScenario, scenarioOf } from '../conversation.ts'
import type { Moment } from '../decision.ts'
import { withoutEnded } from '../hearing/stay-with.ts'
import { officeDay } from '../office/kit/office-call.ts'
import { readPressToken } from '../outgoing.ts'
import type { Clock } from '../ports/clock.ts'
import type { DefinitionArchive } from '../ports/definition-archive.ts'
import type { Incoming } from '../ports/messenger.ts'
import type { Employee, StaffDesk } from '../ports/office/staff-desk.ts'
import type { ReminderDesk, ReminderView } from '../ports/reminder-desk.ts'
import type { Loaded, Person, TalkStore } from '../ports/talk-store.ts'
import { readReminderToken } from '../reminder-words.ts'
import { DOUBLE_TAP_MS } from '../reminders/on-reminder.ts'
import { readActionToken, Screens } from '../screens.ts'

/** What a moment is loaded from. */
export interface MomentParts {
  readonly conversation: Conversation
  readonly store: Pick<TalkStore, 'load'>
  readonly archive: Pick<DefinitionArchive, 'find'>
  readonly desk: Pick<ReminderDesk, 'find'>
  readonly staff: Pick<StaffDesk, 'find'>
  readonly clock: Clock
}

/** The talk that a press names, so that its own row is loaded whichever talk is current. */
const pressedTalk = ({ body }: Incoming): string | null => {
  if (body.type !== 'press') return null
  const reminder = readReminderToken(body.token)
  if (reminder) return reminder.talk || null
  const action = readActionToken(body.token)
  return action?.action === 'open' ? action.argument : (readPressToken(body.token)?.talk ?? null)
}

/** A talk about a need that is not in the content any more is left alone: a new problem can be named. */
const withKnownNeed = (loaded: Loaded, { content }: Conversation): Loaded =>
  loaded.talk && !knowsTalk(content, loaded.talk.session) ? { ...loaded, talk: null } : loaded

/** The reminder whose button was pressed; somebody else's is as unknown as one that never was. */
const pressedReminder = async (
  { desk, clock }: MomentParts,
  { body }: Incoming,
  { person }: Loaded,
): Promise<ReminderView | null> => {
  const press = body.type === 'press' ? readReminderToken(body.token) : null
  return press && person ? desk.find(press.id, person.id, clock.now() - DOUBLE_TAP_MS) : null
}

/** The definition that a talk is pinned to, where it is not the present one. */
const pinnedOf = async (
  { conversation, archive }: MomentParts,
  { talk }: Loaded,
): Promise<PinnedScenario | null> => {
  if (!talk || talk.session.definition === scenarioOf(conversation.content, talk.session).version) return null
  return archive.find(talk.session.definition)
}

/** The employee behind the chat; null – none, or no longer. A citizen's update asks nobody. */
const actorOf = async (
  { conversation, staff }: MomentParts,
  { person }: Loaded,
  at: number,
): Promise<Employee | null> => {
  if (!person || person.staff === null) return null
  const found = await staff.find(person.staff, officeDay({ conversation, at }))
  return found?.state === 'active' ? found : null
}

/** Somebody who writes for the first time. */
export const newPerson = (id: string, at: number): Person => ({
  id,
  language: null,
  large: false,
  consent: null,
  consentAsked: false,
  blocked: false,
  zone: null,
  muted: [],
  currentTalk: null,
  staff: null,
  dialog: null,
  handover: null,
  distress: null,
  learned: {},
  seenAt: at,
  revision: 0,
})

/** Whoever writes to us can be written to. */
const reachable = (person: Person): Person => (person.blocked ? { ...person, blocked: false } : person)

/** Everything that is known when an update arrives; null – it was handled before. Outages throw. */
export const loadMoment = async (parts: MomentParts, incoming: Incoming): Promise<Moment | null> => {
  const { conversation, store, clock } = parts
  const found = await store.load(incoming.sender.address, incoming.update, pressedTalk(incoming))
  if (found.seen) return null
  const loaded = withKnownNeed(found, conversation)
  const reminder = await pressedReminder(parts, incoming, loaded)
  const pinned = await pinnedOf(parts, loaded)
  const at = clock.now()
  const actor = await actorOf(parts, loaded, at)
  const person = reachable(loaded.person ?? newPerson(conversation.chance.id(), at))
  const language = person.language ?? incoming.sender.language
  return withoutEnded({
    conversation,
    incoming,
    loaded,
    person,
    language,
    screens: new Screens(conversation.renderers[language], person.large),
    at,
    pinned: pinned ?? undefined,
    reminder: reminder ?? undefined,
    actor,
  })
}
