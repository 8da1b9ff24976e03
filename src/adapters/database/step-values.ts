import type { Change, StoredTalk } from '../../application/ports/talk-store.ts'
import type { Vault } from '../../application/ports/vault.ts'
import { separateOwnWords } from '../../domain/people/own-words.ts'
import { ownWordsPlace } from './talk-rows.ts'
import type { StepShape } from './talk-statements.ts'
import { sealEvents, sealReplies } from './turn-rows.ts'

/** What a step's parameters are made with. */
export interface Sealing {
  readonly vault: Vault
  readonly bot: string
  readonly owner: bigint
  /** The person's wrapped key. */
  readonly key: Buffer
  /** The pseudonym of a chat's address. */
  chatKey(address: string): Buffer
}

const UNCHANGED_PERSON = Array.from({ length: 10 })
const UNCHANGED_TALK = Array.from({ length: 6 })

/** Parameters 7 to 16: the person's row; the address only with consent, or of an employee: they are written to for work. */
const personValues = ({ address, person, at }: Change, { vault, key, chatKey }: Sealing): unknown[] => {
  const hasConsent = person.consent !== null
  return [
    chatKey(address),
    key,
    hasConsent || person.staff !== null ? vault.seal(key, `people.address:${person.id}`, address) : null,
    ...[person.language, person.large, person.consent, hasConsent ? new Date(at) : null],
    ...[person.consentAsked, person.blocked, person.currentTalk],
  ]
}

/** Parameters 19 to 24: the talk's row; own words only under a key, that is with consent. */
const talkValues = (talk: StoredTalk | null, key: Buffer | null, vault: Vault): unknown[] => {
  if (talk === null) return UNCHANGED_TALK
  const { rest, own } = separateOwnWords(talk.session)
  const isKept = key !== null && Object.keys(own).length > 0
  const ownWords = isKept ? vault.seal(key, ownWordsPlace(talk.id), JSON.stringify(own)) : null
  return [rest.need, rest.definition, rest.status, rest.step, JSON.stringify(rest), ownWords]
}

/** All parameters of a step's statement by their number; a shape uses some of them. */
export const stepValues = (change: Change, shape: StepShape, sealing: Sealing): unknown[] => {
  const { update, at, person, talk } = change
  const { vault, bot, owner, key } = sealing
  const own = person.consent === null ? null : key
  const outgoing = sealReplies(change, vault)
  const { events, ownWords } = sealEvents(change, own, vault)
  const isTalkWritten = shape.talk === 'insert' || shape.talk === 'update'
  return [
    // As text: the driver writes dates out far more slowly.
    ...[bot, update, new Date(at).toISOString(), outgoing, outgoing ? owner : null, person.id],
    ...(shape.person === 'check' ? UNCHANGED_PERSON : personValues(change, sealing)),
    person.revision,
    talk?.id ?? null,
    ...(isTalkWritten ? talkValues(talk, own, vault) : UNCHANGED_TALK),
    talk?.revision ?? 0,
    events,
    ownWords,
    person.zone,
    person.muted,
    shape.reasons ? JSON.stringify(change.occasions) : null,
    ...[person.staff, person.dialog, person.handover],
    person.distress === null ? null : JSON.stringify(person.distress),
    JSON.stringify(person.learned),
  ]
}
