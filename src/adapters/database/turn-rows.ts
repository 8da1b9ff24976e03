import { z } from 'zod'
import type { Outgoing } from '../../application/ports/messenger.ts'
import type { Change, PendingReplies } from '../../application/ports/talk-store.ts'
import type { Vault } from '../../application/ports/vault.ts'
import { separateEvent } from '../../domain/people/own-words.ts'

const Events = z.array(z.looseObject({ type: z.string() }))
/** Own words of a turn's events by the event's place. */
const OwnWords = z.record(z.string(), z.unknown())
const Pending = z.object({
  address: z.string(),
  replies: z.array(z.unknown()),
  worth: z.enum(['danger', 'record', 'passing']).default('passing'),
})

/** Where sealed values of a turn stand: they open nowhere else. */
const eventsPlace = (update: string): string => `turns.own_words:${update}`
const outgoingPlace = (update: string): string => `turns.outgoing:${update}`

/** Events as they are kept: without own words; those sealed beside them, if there is consent. */
export const sealEvents = (
  { events, update }: Pick<Change, 'events' | 'update'>,
  key: Buffer | null,
  vault: Vault,
): { events: string; ownWords: Buffer | null } => {
  const separated = events.filter(({ type }) => type !== 'said').map(separateEvent)
  const kept = JSON.stringify(separated.map(({ rest }) => rest))
  if (key === null) return { events: kept, ownWords: null }
  const own = separated.flatMap(({ own: words }, place) => (words === null ? [] : [[place, words] as const]))
  const ownWords =
    own.length === 0 ? null : vault.seal(key, eventsPlace(update), JSON.stringify(Object.fromEntries(own)))
  return { events: kept, ownWords }
}

/** One row of events as plain data, own words put back. */
export const openEvents = (
  row: { update: string; at: Date; events: unknown; ownWords: Uint8Array | null },
  key: Buffer,
  vault: Vault,
): object[] => {
  const sealed = row.ownWords === null ? null : Buffer.from(row.ownWords)
  const own = sealed ? OwnWords.parse(JSON.parse(vault.open(key, eventsPlace(row.update), sealed))) : {}
  return Events.parse(row.events).map((event, place) => {
    const words = own[place]
    return { at: row.at.toISOString(), ...event, ...(words === undefined ? {} : { words }) }
  })
}

/** A reply as it is stored: what may be stored nowhere stands there in other words. */
const storable = (reply: Outgoing): Outgoing => {
  if ((reply.kind !== 'text' && reply.kind !== 'edit') || reply.keptAs === undefined) return reply
  return reply.kind === 'text'
    ? { kind: 'text', html: reply.keptAs }
    : { kind: 'edit', message: reply.message, html: reply.keptAs }
}

/** Replies and where they go, sealed until they are out; null when there are none. */
export const sealReplies = (
  { update, address, replies, worth }: Pick<Change, 'update' | 'address' | 'replies' | 'worth'>,
  vault: Vault,
): Buffer | null => {
  // Edits only tidy up what is on the screen: after a restart nobody misses them.
  const kept = replies.filter(({ kind }) => kind !== 'edit')
  if (replies.length === 0) return null
  return vault.seal(
    null,
    outgoingPlace(update),
    JSON.stringify({ address, replies: (kept.length > 0 ? kept : replies).map(storable), worth }),
  )
}

/** Replies that an earlier process left behind. */
export const openReplies = (update: string, sealed: Buffer, vault: Vault): PendingReplies => {
  const { address, replies, worth } = Pending.parse(
    JSON.parse(vault.open(null, outgoingPlace(update), sealed)),
  )
  return { update, address, replies: replies as Outgoing[], worth }
}
