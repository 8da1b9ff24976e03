import { localMoment } from '../domain/calendar/local-date.ts'
import { rightIn } from '../domain/conversation/rights.ts'
import { isLesson } from '../domain/events/lesson.ts'
import type { OccasionChange } from '../domain/reminders/occasion.ts'
import { type OccasionWorld, occasionChanges } from '../domain/track/occasions.ts'
import { act } from './actions.ts'
import { type Conversation, knowsTalk, type PinnedScenario, scenarioOf } from './conversation.ts'
import { type Decision, decide, type Moment } from './decision.ts'
import { alarmed } from './hearing/danger-answer.ts'
import { soundsDangerous } from './hearing/dangers-in.ts'
import { helpComes, isStayedWith, stayWith, withoutEnded } from './hearing/stay-with.ts'
import { faultPlace } from './intake/fault-place.ts'
import { dataReplies, talksReplies } from './my-data.ts'
import type { BesideDialog, ConsiderOffice } from './office/front/consider-office.ts'
import { deletedWithCard, deletionTask } from './office/own/own-data.ts'
import type { AnswerCalls } from './office/talking/answer-calls.ts'
import { onCommand } from './on-command.ts'
import { onPress } from './on-press.ts'
import { onWords } from './on-words.ts'
import { readPressToken } from './outgoing.ts'
import type { Clock } from './ports/clock.ts'
import type { DefinitionArchive } from './ports/definition-archive.ts'
import type { KeptOfPerson } from './ports/kept-of-person.ts'
import type { Log } from './ports/log.ts'
import type { Incoming, Outgoing, Toast } from './ports/messenger.ts'
import type { OfficeChange } from './ports/office/changes.ts'
import type { OwnCard } from './ports/office/people-desk.ts'
import type { ReadAloud } from './ports/read-aloud.ts'
import type { ReminderDesk, ReminderView } from './ports/reminder-desk.ts'
import type { Loaded, Person, TalkStore } from './ports/talk-store.ts'
import { offerReading } from './reading/read-button.ts'
import { asksToRead, readToMe } from './reading/read-to-me.ts'
import { sayAgain, type WordNotice } from './reading/say-again.ts'
import { readReminderToken } from './reminder-words.ts'
import { comingReplies } from './reminders/coming-replies.ts'
import { digestReplies } from './reminders/digest.ts'
import { DOUBLE_TAP_MS } from './reminders/on-reminder.ts'
import { zoneOf } from './reminders/zones.ts'
import { lessonOccasions, schoolReplies } from './school.ts'
import { readActionToken, Screens } from './screens.ts'
import { takeTurn } from './talk-turn.ts'
import { saidAloud, typedPress } from './typed-press.ts'
import { withOtherwise } from './undelivered.ts'

/** What the messenger has to do after an update was stored. */
export interface Handled {
  readonly toast: Toast
  readonly replies: readonly Outgoing[]
  /** False when the update was handled before: its replies are on their way already. */
  readonly isNew: boolean
}

export interface HandlingDeps {
  readonly conversation: Conversation
  readonly store: TalkStore
  readonly archive: DefinitionArchive
  readonly desk: ReminderDesk
  /** What the office makes of an update; null – it is a citizen's own affair. */
  readonly office: ConsiderOffice
  /** What a citizen's own affair means to a short dialog of theirs. */
  readonly besideDialog?: BesideDialog
  /** Told of what was changed beside the talk, once it is stored. */
  readonly onOffice?: (changes: readonly OfficeChange[]) => Promise<void>
  /** What a citizen's call for a person brings in the office; nothing when not given. */
  readonly answerCalls?: AnswerCalls
  /** The card of the register that a chat is linked to; null – none. */
  readonly ownCard: (person: string) => Promise<OwnCard | null>
  /** What else is stored of a person, for «Мои данные»; nothing when not given. */
  readonly keptOfPerson?: KeptOfPerson
  /** A voice of this machine; nothing is read aloud without it. */
  readonly voice?: ReadAloud | null
  /** Words a notice once more; not given, notices are not repeated. */
  readonly wordNotice?: WordNotice
  readonly clock: Clock
  readonly log: Log
}

/** Two replicas that meet on one person try again this often before the update goes back to the messenger. */
const TRIES = 8
const NOTHING: Handled = { toast: null, replies: [], isNew: false }

/** Handles one update: loads, decides, stores state and replies in one commit; `Handled` is sent after it. */
export type HandleUpdate = (incoming: Incoming) => Promise<Handled>

/** The talk that a press names, so that its own row is loaded whichever talk is current. */
const pressedTalk = ({ body }: Incoming): string | null => {
  if (body.type !== 'press') return null
  const reminder = readReminderToken(body.token)
  if (reminder) return reminder.talk || null
  const action = readActionToken(body.token)
  return action?.action === 'open' ? action.argument : (readPressToken(body.token)?.talk ?? null)
}

const newPerson = (id: string, at: number): Person => ({
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
  seenAt: at,
  revision: 0,
})

/** Whoever writes to us can be written to. */
const reachable = (person: Person): Person => (person.blocked ? { ...person, blocked: false } : person)

const momentOf = (
  deps: HandlingDeps,
  incoming: Incoming,
  loaded: Loaded,
  pinned: PinnedScenario | null,
  reminder: ReminderView | null,
): Moment => {
  const at = deps.clock.now()
  const { conversation } = deps
  const person = reachable(loaded.person ?? newPerson(conversation.chance.id(), at))
  const language = person.language ?? incoming.sender.language
  const screens = new Screens(conversation.renderers[language], person.large)
  const found = { pinned: pinned ?? undefined, reminder: reminder ?? undefined }
  return withoutEnded({ conversation, incoming, loaded, person, language, screens, at, ...found })
}

const deciding = (moment: Moment): Decision => {
  const { body } = moment.incoming
  const { talk } = moment.loaded
  switch (body.type) {
    case 'press':
      return onPress(moment, body.token)
    case 'words':
      return onWords(moment, body.words)
    case 'command':
      return onCommand(moment, body.name, body.payload)
    case 'file':
      return onOther(moment, 'document', body)
    case 'other':
      return onOther(moment, body.what, body)
    case 'edited':
      return (
        helpComes(moment, body.words) ??
        alarmed(moment, body.words) ??
        stayWith(moment, body.words) ??
        decide(moment, talk ? { replies: [moment.screens.message('edited')] } : {})
      )
    case 'blocked':
    case 'unblocked':
      return decide(moment, { person: { ...moment.person, blocked: body.type === 'blocked' } })
  }
}

/** What may come as one of an album. */
type Piece = Pick<Extract<Incoming['body'], { type: 'file' | 'other' }>, 'words' | 'further'>

/** Nothing that a step can read: what is expected is said – once for a whole album –, the question stands. */
const onOther = (moment: Moment, what: string, { words, further = false }: Piece): Decision => {
  const { talk } = moment.loaded
  const cry = helpComes(moment, words) ?? alarmed(moment, words) ?? stayWith(moment, words)
  if (cry) return cry
  if (further) return decide(moment, {})
  if (talk?.session.status === 'active') return takeTurn(moment, talk, { type: 'other', what })
  return decide(moment, { replies: [moment.screens.message('other')] })
}

/** A decision that cannot be made because of a fault of ours: the person is told, nothing of theirs is lost. */
const safely = (moment: Moment, log: Log, make: () => Decision): Decision => {
  try {
    return make()
  } catch (error) {
    log.error('update_failed', {
      update: moment.incoming.update,
      fault: (error as Error).name,
      at: faultPlace(error),
    })
    const step = moment.loaded.talk?.session.step ?? 'outside'
    return decide(moment, {
      events: [{ type: 'talk_failed', step, reason: 'fault' }],
      replies: [moment.screens.message('failed')],
    })
  }
}

const pinnedOf = async (
  { conversation, archive }: HandlingDeps,
  { talk }: Loaded,
): Promise<PinnedScenario | null> => {
  if (!talk || talk.session.definition === scenarioOf(conversation.content, talk.session).version) return null
  return archive.find(talk.session.definition)
}

/** Replies that need more than the one talk: lists, the data file, what is to come. Outages throw. */
const further = async (
  { store, desk, ownCard, keptOfPerson, log }: HandlingDeps,
  moment: Moment,
  { also }: Decision,
): Promise<(() => readonly Outgoing[]) | null> => {
  const { person, conversation, reminder, screens } = moment
  switch (also) {
    case 'talks': {
      const talks = await store.talksOf(person.id)
      return () => talksReplies(moment, talks)
    }
    case 'data': {
      const [talks, data] = [await store.talksOf(person.id), await store.dataOf(person.id)]
      const occasions = await desk.occasionsOf(person.id, zoneOf(person, conversation))
      const card = await ownCard(person.id)
      const rows = (await keptOfPerson?.(person.id)) ?? {}
      const onUnworded = (part: string, error: unknown): void =>
        log.error('data_unworded', { part, fault: (error as Error).name, at: faultPlace(error) })
      return () => dataReplies(moment, { talks, data, occasions, card, rows }, onUnworded)
    }
    case 'coming': {
      const occasions = await desk.occasionsOf(person.id, zoneOf(person, conversation))
      const settled = await desk.settledKeys(person.id)
      return () => comingReplies(moment, occasions, settled)
    }
    case 'school': {
      const talks = await store.talksOf(person.id)
      return () => schoolReplies(moment, talks)
    }
    case 'digest': {
      const talks = await store.talksOf(person.id)
      return () => (reminder ? digestReplies(moment, reminder, talks) : [])
    }
    case 'withdraw':
      return () => [{ ...screens.message('consent_withdrawn'), keyboard: screens.menuKeyboard() }]
    default:
      return null
  }
}

/**
 * The right that a person claims in words, wherever they stand: in a talk, a dialog, with a person at the other end. Words
 * of danger come first.
 */
const rightAsked = (moment: Moment): 'data' | 'delete' | null => {
  const { body } = moment.incoming
  if (body.type !== 'words' || soundsDangerous(moment.conversation.content, body.words)) return null
  const heard = Object.values(moment.conversation.content.vocabulary).map(({ rights }) =>
    rightIn(body.words, rights),
  )
  if (heard.includes('forget')) return 'delete'
  return heard.includes('show') ? 'data' : null
}

/** What the update leads to, with all its replies. */
const decision = async (deps: HandlingDeps, moment: Moment): Promise<Decision> => {
  if (asksToRead(moment)) return readToMe({ ...deps, again: (asked) => decision(deps, asked) }, moment)
  const again = await sayAgain(deps, moment)
  if (again) return again
  const right = rightAsked(moment)
  const pressed = right === null ? typedPress(moment) : null
  if (pressed) return saidAloud(await decision(deps, pressed))
  const official = right === null ? await deps.office(moment) : null
  if (official) return official
  const own = await ownAffair(deps, moment, () => (right === null ? deciding(moment) : act(moment, right)))
  return deps.besideDialog ? deps.besideDialog(moment, own) : own
}

/** What an update leads to that is nothing of the office's. */
const ownAffair = async (deps: HandlingDeps, moment: Moment, decides: () => Decision): Promise<Decision> => {
  const decided = safely(moment, deps.log, decides)
  const word = await further(deps, moment, decided)
  if (word) return safely(moment, deps.log, () => ({ ...decided, replies: word() }))
  const isCall = decided.events.some(({ type }) => type === 'human_called')
  return deps.answerCalls && (isCall || isStayedWith(moment.person))
    ? deps.answerCalls(moment, decided)
    : decided
}

/** «Удалить мои данные»: at once, with a last word that survives a crash. */
const forget = async ({ store, ownCard }: HandlingDeps, moment: Moment): Promise<Handled> => {
  const { incoming, person, screens, at } = moment
  const card = await ownCard(person.id)
  const isStaff = person.staff !== null
  const bare = screens.message(isStaff ? 'deleted_staff' : 'deleted')
  const replies = [card === null ? bare : deletedWithCard(moment)]
  const { update, sender } = incoming
  const asked = card === null ? {} : { deletion: deletionTask(moment) }
  const last = { update, address: sender.address, at, replies, keepsWork: isStaff, ...asked }
  const isNew = await store.forget(person.id, last)
  return isNew ? { toast: null, replies, isNew } : NOTHING
}

/** The reminder whose button was pressed; somebody else's is as unknown as one that never was. */
const pressedReminder = async (
  { desk, clock }: HandlingDeps,
  { body }: Incoming,
  { person }: Loaded,
): Promise<ReminderView | null> => {
  const press = body.type === 'press' ? readReminderToken(body.token) : null
  return press && person ? desk.find(press.id, person.id, clock.now() - DOUBLE_TAP_MS) : null
}

/** A press proves that a message arrived of which nobody was sure. Before the commit: doing it twice changes nothing. */
const confirmArrival = async ({ desk }: HandlingDeps, { reminder, person, at }: Moment): Promise<void> => {
  if (reminder && reminder.state !== 'sent') await desk.confirm(reminder.id, person.id, at)
}

/** A talk about a need that is not in the content any more is left alone: a new problem can be named. */
const withKnownNeed = (loaded: Loaded, { content }: Conversation): Loaded =>
  loaded.talk && !knowsTalk(content, loaded.talk.session) ? { ...loaded, talk: null } : loaded

/** Dated things that this update says, moves or settles: of the talk's own answers, then of what was pressed elsewhere. */
const occasionsOf = (
  moment: Moment,
  { talk, events, occasions, person }: Decision,
): readonly OccasionChange[] => {
  const { conversation, loaded, at } = moment
  if (talk === null || talk === loaded.talk) return occasions
  if (isLesson(talk.session)) return [...lessonOccasions(moment, talk, events), ...occasions]
  const need = conversation.content.needs.get(talk.session.need)
  if (!need) return occasions
  const before = loaded.talk?.id === talk.id ? loaded.talk.session : null
  const { calendar } = conversation
  // Asked for by few turns, and not cheap: the local day is worked out when it is.
  const world: OccasionWorld = {
    get today() {
      return localMoment(at, zoneOf(person, conversation)).date
    },
    need,
    calendar,
  }
  const own = occasionChanges(talk.id, before, talk.session, events, world)
  if (own.length === 0) return occasions
  // Of two changes of one thing what was pressed for holds.
  return [...new Map([...own, ...occasions].map((change) => [change.id, change])).values()]
}

/** The use case behind every update. Outages throw: the update was not confirmed and comes again. */
export const handleUpdate =
  (deps: HandlingDeps): HandleUpdate =>
  async (incoming) => {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const found = await deps.store.load(incoming.sender.address, incoming.update, pressedTalk(incoming))
      const loaded = withKnownNeed(found, deps.conversation)
      if (loaded.seen) return NOTHING
      const reminder = await pressedReminder(deps, incoming, loaded)
      const moment = momentOf(deps, incoming, loaded, await pinnedOf(deps, loaded), reminder)
      await confirmArrival(deps, moment)
      const { voice, conversation } = deps
      const decided = await decision(deps, moment)
      const made = offerReading(decided, moment.language, { voice, renderers: conversation.renderers })
      if (made.also === 'forget') return forget(deps, moment)
      const replies = withOtherwise(made.replies, conversation.renderers[moment.language])
      const committed = await deps.store.commit({
        update: incoming.update,
        address: incoming.sender.address,
        at: moment.at,
        before: loaded,
        person: made.person,
        talk: made.talk,
        events: made.events,
        occasions: occasionsOf(moment, made),
        office: made.office,
        replies,
      })
      if (committed === 'seen') return NOTHING
      if (committed !== 'committed') continue
      conversation.lastSaid.note(decided, moment.at)
      if (made.office.length > 0) await deps.onOffice?.(made.office)
      return { toast: made.toast, replies, isNew: true }
    }
    throw new Error(`update ${incoming.update} met another writer ${TRIES} times`)
  }
