import type { Conversation } from '../conversation.ts'
import type { Decision, Moment } from '../decision.ts'
import type { Farewell } from '../follow-up.ts'
import { walkPath } from '../handler.ts'
import type { OfficeDesks } from '../office/kit/office-call.ts'
import type { Clock } from '../ports/clock.ts'
import type { DefinitionArchive } from '../ports/definition-archive.ts'
import type { KeptOfPerson } from '../ports/kept-of-person.ts'
import type { Log } from '../ports/log.ts'
import type { Incoming, Outgoing, Toast, Worth } from '../ports/messenger.ts'
import type { OfficeChange } from '../ports/office/changes.ts'
import type { ReadAloud } from '../ports/read-aloud.ts'
import type { ReminderDesk } from '../ports/reminder-desk.ts'
import type { Committed, TalkStore } from '../ports/talk-store.ts'
import { offerReading } from '../reading/read-button.ts'
import type { WordNotice } from '../reading/say-again.ts'
import { withOtherwise } from '../undelivered.ts'
import { loadMoment } from './load-moment.ts'
import { occasionsOf } from './occasions-of.ts'
import { updatePath } from './update-path.ts'
import { worthOf } from './worth-of.ts'

/** What the messenger has to do after an update was stored. */
export interface Handled {
  readonly toast: Toast
  readonly replies: readonly Outgoing[]
  /** Of the replies; `passing` when not given. */
  readonly worth?: Worth
  /** False when the update was handled before: its replies are on their way already. */
  readonly isNew: boolean
}

export interface HandlingDeps {
  readonly conversation: Conversation
  readonly store: TalkStore
  readonly archive: DefinitionArchive
  readonly desk: ReminderDesk
  /** What the office reads from; an ordinary step of a citizen's talk reads nothing of it. */
  readonly desks: OfficeDesks
  /** Told of what was changed beside the talk, once it is stored. */
  readonly onOffice: (changes: readonly OfficeChange[]) => Promise<void>
  readonly keptOfPerson: KeptOfPerson
  /** A voice of this machine; null – nothing is read aloud. */
  readonly voice: ReadAloud | null
  readonly wordNotice: WordNotice
  readonly clock: Clock
  readonly log: Log
}

/** Two replicas that meet on one person try again this often before the update goes back to the messenger. */
const TRIES = 8
const NOTHING: Handled = { toast: null, replies: [], isNew: false }

/** Handles one update: loads, decides, stores state and replies in one commit; `Handled` is sent after it. */
export type HandleUpdate = (incoming: Incoming) => Promise<Handled>

/** A press proves that a message arrived of which nobody was sure. Before the commit: doing it twice changes nothing. */
const confirmArrival = async ({ desk }: HandlingDeps, { reminder, person, at }: Moment): Promise<void> => {
  if (reminder && reminder.state !== 'sent') await desk.confirm(reminder.id, person.id, at)
}

const commit = ({ store }: HandlingDeps, moment: Moment, decision: Decision): Promise<Committed> => {
  const { incoming, loaded, at } = moment
  const { person, talk, events, office, replies } = decision
  return store.commit({
    update: incoming.update,
    address: incoming.sender.address,
    at,
    before: loaded,
    person,
    talk,
    events,
    occasions: occasionsOf(moment, decision),
    office,
    replies,
    worth: worthOf(decision, at),
    isUnheard: decision.isUnheard ?? false,
  })
}

/** What the next words of the person may answer. */
const noteSaid = ({ conversation }: HandlingDeps, { incoming, at }: Moment, decided: Decision): void => {
  const { person, replies, isUnheard } = decided
  conversation.heardWords.settle(person.id, incoming.update)
  if (isUnheard) return
  conversation.heardWords.askNoMore(person.id)
  conversation.lastSaid.note(decided, at)
  conversation.recentButtons.note(person.id, replies, at)
}

/** «Удалить мои данные»: at once, with a last word that survives a crash. */
const forget = async (
  { store, conversation }: HandlingDeps,
  { incoming, person, at }: Moment,
  { replies }: Decision,
  farewell: Farewell,
): Promise<Handled> => {
  const { update, sender } = incoming
  conversation.heardWords.forget(person.id)
  const isNew = await store.forget(person.id, {
    update,
    address: sender.address,
    at,
    replies,
    worth: 'record',
    ...farewell,
  })
  return isNew ? { toast: null, replies, worth: 'record', isNew } : NOTHING
}

/** The use case behind every update. Outages throw: the update was not confirmed and comes again. */
export const handleUpdate = (deps: HandlingDeps): HandleUpdate => {
  const { conversation, store, desk, desks, keptOfPerson, voice, wordNotice, log } = deps
  const { renderers } = conversation
  const ownCard = (person: string) => desks.people.own(person)
  const reads = { talks: store, reminders: desk, ownCard, keptOfPerson, log }
  const walk = walkPath(updatePath({ desks, reads, desk, voice, wordNotice }))
  return async (incoming) => {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const moment = await loadMoment({ ...deps, staff: desks.staff }, incoming)
      if (!moment) return NOTHING
      await confirmArrival(deps, moment)
      const decided = await walk(moment)
      if (decided.farewell) return forget(deps, moment, decided, decided.farewell)
      const offered = offerReading(decided, moment.language, { voice, renderers })
      const replies = withOtherwise(offered.replies, renderers[moment.language])
      const decision = { ...offered, replies }
      const committed = await commit(deps, moment, decision)
      if (committed === 'seen') return NOTHING
      if (committed !== 'committed') continue
      noteSaid(deps, moment, decided)
      if (decision.office.length > 0) await deps.onOffice(decision.office)
      return { toast: decision.toast, replies, worth: worthOf(decision, moment.at), isNew: true }
    }
    throw new Error(`update ${incoming.update} met another writer ${TRIES} times`)
  }
}
