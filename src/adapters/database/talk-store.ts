import type pg from 'pg'
import { z } from 'zod'
import type { Outgoing } from '../../application/ports/messenger.ts'
import type {
  Change,
  Committed,
  Loaded,
  PendingReplies,
  StoredTalk,
  TalkStore,
} from '../../application/ports/talk-store.ts'
import type { Vault } from '../../application/ports/vault.ts'
import { separateEvent, separateOwnWords } from '../../domain/people/own-words.ts'
import type { PrismaClient } from './generated/client.ts'
import { type LoadRow, loadedOfRow, ownWordsPlace, type TalkRow, talkOfRow } from './talk-rows.ts'
import { LOAD, type StepShape, stepStatement } from './talk-statements.ts'

/** Codes of PostgreSQL that mean another writer was first. */
const UNIQUE_VIOLATION = '23505'
const DIVISION_BY_ZERO = '22012'
const FOREIGN_KEY_VIOLATION = '23503'

const Pending = z.object({ address: z.string(), replies: z.array(z.unknown()) })

interface StoreDeps {
  readonly pool: pg.Pool
  readonly prisma: PrismaClient
  readonly vault: Vault
  /** The bot's own number: updates of two bots have numbers of their own. */
  readonly bot: string
  /** This process, as {@link holdOwner} holds it. */
  readonly owner: bigint
}

type Statement = { name: string; text: string; used: readonly number[] }

/** People and talks in PostgreSQL; the hot path is two round trips: load, then one statement (design.md 5). */
export class PostgresTalkStore implements TalkStore {
  readonly #deps: StoreDeps
  readonly #statements = new Map<string, Statement>()
  /** Wrapped keys of people seen lately, so that a step need not load them twice. */
  readonly #keys = new Map<string, Buffer>()

  constructor(deps: StoreDeps) {
    this.#deps = deps
  }

  async load(address: string, update: number, pressed: string | null): Promise<Loaded> {
    const { pool, vault, bot } = this.#deps
    const values = [this.#chatKey(address), bot, update, pressed]
    const { rows } = await pool.query<LoadRow>({ name: 'load', text: LOAD, values })
    const row = rows[0] as LoadRow
    if (row.id !== null) this.#remember(row.id, row.key)
    return loadedOfRow(row, vault)
  }

  async commit(change: Change): Promise<Committed> {
    const { talk, person, before, events } = change
    const shape: StepShape = {
      person: before.person === null ? 'insert' : person === before.person ? 'none' : 'update',
      talk:
        talk === null || talk === before.talk
          ? 'none'
          : talk.revision === 0 && talk.id !== before.talk?.id
            ? 'insert'
            : 'update',
      events: events.some(({ type }) => type !== 'said'),
    }
    const statement = this.#statement(shape)
    const values = this.#values(change)
    try {
      await this.#deps.pool.query({
        ...statement,
        values: statement.used.map((number) => values[number - 1]),
      })
    } catch (error) {
      return refusedCommit(error)
    }
    if (before.person?.consent && person.consent === null) await this.#eraseOwnWords(person.id)
    return 'committed'
  }

  async markSent(updates: readonly number[]): Promise<void> {
    await this.#deps.pool.query({
      name: 'mark-sent',
      text: 'update inbox set outgoing = null, owner = null where bot = $1 and update_id = any($2::bigint[])',
      values: [this.#deps.bot, updates],
    })
  }

  async takeOver(): Promise<readonly PendingReplies[]> {
    const { pool, bot, owner, vault } = this.#deps
    const { rows } = await pool.query<{ update_id: string; outgoing: Buffer }>(
      `with gone as (
         select owner from (select distinct owner from inbox where owner is not null and bot = $1 and owner <> $2) o
         where pg_try_advisory_xact_lock(owner))
       update inbox set owner = $2 from gone where inbox.bot = $1 and inbox.owner = gone.owner
       returning inbox.update_id, inbox.outgoing`,
      [bot, owner],
    )
    return rows
      .map(({ update_id, outgoing }) => {
        const { address, replies } = Pending.parse(
          JSON.parse(vault.open(null, `inbox:${update_id}`, outgoing)),
        )
        return { update: Number(update_id), address, replies: replies as Outgoing[] }
      })
      .sort((a, b) => a.update - b.update)
  }

  async talksOf(person: string): Promise<readonly StoredTalk[]> {
    const found = await this.#deps.prisma.person.findUnique({
      where: { id: person },
      include: { talks: { orderBy: { createdAt: 'asc' } } },
    })
    if (!found) return []
    return found.talks.map((talk) => {
      const ownWords = talk.ownWords ? Buffer.from(talk.ownWords) : null
      const row: TalkRow = {
        talk_id: talk.id,
        session: talk.session,
        own_words: ownWords,
        talk_updated_at: talk.updatedAt,
        talk_revision: talk.revision,
      }
      return talkOfRow(row, Buffer.from(found.key), this.#deps.vault)
    })
  }

  async dataOf(person: string): Promise<unknown> {
    const { prisma, vault } = this.#deps
    const found = await prisma.person.findUnique({
      where: { id: person },
      include: { events: { orderBy: { id: 'asc' } } },
    })
    if (!found) return []
    return found.events.map(({ at, body, ownWords }) => ({
      at: at.toISOString(),
      ...(body as object),
      ...(ownWords
        ? { words: JSON.parse(vault.open(Buffer.from(found.key), EVENT_PLACE, Buffer.from(ownWords))) }
        : {}),
    }))
  }

  async forget(person: string, update: number): Promise<void> {
    const { prisma, bot } = this.#deps
    await prisma.$transaction([
      prisma.inbox.createMany({
        data: [{ bot, update: BigInt(update), receivedAt: new Date() }],
        skipDuplicates: true,
      }),
      prisma.person.deleteMany({ where: { id: person } }),
    ])
    this.#keys.delete(person)
  }

  #chatKey(address: string): Buffer {
    return this.#deps.vault.pseudonym(`${this.#deps.bot}:${address}`)
  }

  #remember(person: string, key: Buffer): void {
    if (this.#keys.size > 10_000) this.#keys.clear()
    this.#keys.set(person, key)
  }

  #statement(shape: StepShape): Statement {
    const name = `step-${shape.person}-${shape.talk}-${shape.events}`
    const known = this.#statements.get(name)
    if (known) return known
    const { sql, used } = stepStatement(shape)
    const made = { name, text: sql, used }
    this.#statements.set(name, made)
    return made
  }

  /** All parameters of the step's statement by their number; a shape uses some of them. */
  #values(change: Change): unknown[] {
    const { vault, bot, owner } = this.#deps
    const { update, address, at, before, person, talk, events, replies } = change
    const key = this.#keys.get(person.id) ?? vault.newKey()
    const hasConsent = person.consent !== null
    const { rest, own } = talk ? separateOwnWords(talk.session) : { rest: null, own: {} }
    const keepsOwn = hasConsent && Object.keys(own).length > 0
    const outgoing =
      replies.length > 0 ? vault.seal(null, `inbox:${update}`, JSON.stringify({ address, replies })) : null
    return [
      bot,
      update,
      new Date(at),
      outgoing,
      outgoing ? owner : null,
      person.id,
      this.#chatKey(address),
      key,
      hasConsent ? vault.seal(key, `people.address:${person.id}`, address) : null,
      person.language,
      person.large,
      person.consent,
      hasConsent ? new Date(at) : null,
      person.consentAsked,
      person.blocked,
      person.currentTalk,
      before.person?.revision ?? 0,
      talk?.id ?? null,
      rest?.need,
      rest?.definition,
      rest?.status,
      rest?.step,
      rest ? JSON.stringify(rest) : null,
      talk && keepsOwn ? vault.seal(key, ownWordsPlace(talk.id), JSON.stringify(own)) : null,
      talk?.revision ?? 0,
      JSON.stringify(
        events
          .filter(({ type }) => type !== 'said')
          .map((event) => {
            const separated = separateEvent(event)
            const sealed =
              hasConsent && separated.own !== null ? vault.seal(key, EVENT_PLACE, separated.own) : null
            return { kind: event.type, body: separated.rest, own: sealed?.toString('base64') ?? null }
          }),
      ),
    ]
  }

  /** Consent was taken back: what was kept because of it goes at once. */
  async #eraseOwnWords(person: string): Promise<void> {
    const { prisma } = this.#deps
    await prisma.$transaction([
      prisma.talk.updateMany({ where: { personId: person }, data: { ownWords: null } }),
      prisma.talkEvent.updateMany({ where: { personId: person }, data: { ownWords: null } }),
      prisma.person.updateMany({ where: { id: person }, data: { address: null } }),
    ])
  }
}

const EVENT_PLACE = 'talk_events.own_words'

/** What a failed statement means; an outage is thrown on. */
const refusedCommit = (error: unknown): Committed => {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code === UNIQUE_VIOLATION && constraint === 'inbox_pkey') return 'seen'
  if (code === DIVISION_BY_ZERO || code === UNIQUE_VIOLATION || code === FOREIGN_KEY_VIOLATION)
    return 'conflict'
  throw error
}
