import type pg from 'pg'
import type {
  Change,
  Committed,
  Loaded,
  PendingReplies,
  Person,
  StoredTalk,
  TalkStore,
} from '../../application/ports/talk-store.ts'
import type { Vault } from '../../application/ports/vault.ts'
import { openAsides } from './aside-rows.ts'
import type { Prisma, PrismaClient } from './generated/client.ts'
import { applyChanges } from './office/apply-changes.ts'
import { ERASE_TOLD_WORDS } from './office/told-words.ts'
import { RecentlyLoaded } from './recently-loaded.ts'
import { stepValues } from './step-values.ts'
import { loadedOfRow, talkOfRow } from './talk-rows.ts'
import { LOAD, type StepShape, stepName, stepStatement } from './talk-statements.ts'
import { openEvents, openReplies, sealReplies } from './turn-rows.ts'

/** Codes of PostgreSQL that mean another writer was first. */
const UNIQUE_VIOLATION = '23505'
const DIVISION_BY_ZERO = '22012'
const FOREIGN_KEY_VIOLATION = '23503'
const DEADLOCK = '40P01'

/** People whose wrapped keys are remembered between load and commit. */
const KEYS_KEPT = 10_000

/** The specialist is asked for an answer about the card that the chat was linked to. $1 person, $2 task, $3 due, $4 day. */
const DELETION_TASK = `
  insert into tasks (id, key, kind, citizen_id, district_id, due, urgency, made_on)
  select $2, 'data_deletion|' || $4 || '|' || id, 'data_deletion', id, district_id, $3, 'soon', $4
  from citizens where person_id = $1 on conflict (key) do nothing`

interface StoreDeps {
  readonly pool: pg.Pool
  readonly prisma: PrismaClient
  readonly vault: Vault
  /** The bot's own number: updates of two bots may have the same names. */
  readonly bot: string
  /** This process, as {@link holdOwner} holds it. */
  readonly owner: bigint
  /** How many people are remembered between updates; a few thousand when not given. */
  readonly remembered?: number
}

type Transaction = Prisma.TransactionClient

interface Statement {
  readonly name: string
  readonly text: string
  /** Which of all parameters it takes, by number, in its order. */
  readonly used: readonly number[]
}

/** People and talks in PostgreSQL; the hot path is two round trips: load, then one statement (promises.md 5). */
export class PostgresTalkStore implements TalkStore {
  readonly #deps: StoreDeps
  readonly #statements = new Map<string, Statement>()
  readonly #keys = new Map<string, Buffer>()
  readonly #recent: RecentlyLoaded

  constructor(deps: StoreDeps) {
    this.#deps = deps
    this.#recent = new RecentlyLoaded(deps.remembered)
  }

  async load(address: string, update: string, pressed: string | null): Promise<Loaded> {
    const known = this.#recent.find(address, pressed)
    if (known && (known.person === null || this.#keys.has(known.person.id))) return known
    const { pool, vault, bot } = this.#deps
    const values = [this.#chatKey(address), bot, update, pressed]
    const { rows } = await pool.query<{ loaded: unknown }>({ name: 'load', text: LOAD, values })
    const { loaded, key } = loadedOfRow(rows[0]?.loaded, vault)
    if (loaded.person && key) this.#remember(loaded.person.id, key)
    this.#recent.keep(address, loaded)
    return loaded
  }

  async commit(change: Change): Promise<Committed> {
    const { before, person } = change
    // First, so that a crash in between leaves less than was allowed, never more.
    if (before.person?.consent && person.consent === null)
      await this.#eraseOwnWords(person.id, change.address)
    const shape = shapeOf(change)
    const { name, text, used } = this.#statement(shape)
    const { vault, bot, owner } = this.#deps
    const key = this.#keyOf(person.id, shape)
    const chatKey = (address: string): Buffer => this.#chatKey(address)
    const all = stepValues(change, shape, { vault, bot, owner, key, chatKey })
    const step = { name, text, values: used.map((number) => all[number - 1]) }
    try {
      if (!(await this.#write(step, change.office))) return this.#outrun(change)
    } catch (error) {
      this.#recent.forget(change.address)
      return refusedCommit(error)
    }
    this.#recent.keepCommitted(change.address, change)
    // The office may have written to the same rows.
    if (change.office.length > 0) this.#recent.forget(change.address)
    // What was held because of the consent goes from memory too.
    if (before.person?.consent && person.consent === null) this.#recent.forget(change.address)
    return 'committed'
  }

  /** The step, and with it in one transaction what the office changes; false – another writer was faster. */
  async #write(step: pg.QueryConfig, office: Change['office']): Promise<boolean> {
    const { pool, vault, bot } = this.#deps
    if (office.length === 0) return ((await pool.query(step)).rowCount ?? 0) > 0
    const client = await pool.connect()
    let fault: Error | undefined
    try {
      await client.query('begin')
      const isStored = ((await client.query(step)).rowCount ?? 0) > 0
      const isWritten = isStored && (await applyChanges({ client, vault, bot }, office))
      await client.query(isWritten ? 'commit' : 'rollback')
      return isWritten
    } catch (error) {
      fault = error as Error
      throw error
    } finally {
      // A connection that failed is closed, and with it the transaction is undone.
      client.release(fault)
    }
  }

  /** Another writer was faster: what is remembered of this chat is of no use. */
  #outrun(change: Change): Committed {
    this.#recent.forget(change.address)
    return 'conflict'
  }

  async markSent(updates: readonly string[]): Promise<void> {
    await this.#deps.pool.query({
      name: 'mark-sent',
      text: 'update turns set outgoing = null, owner = null where bot = $1 and update_id = any($2::text[])',
      values: [this.#deps.bot, updates],
    })
  }

  async takeOver(): Promise<readonly PendingReplies[]> {
    const { pool, bot, owner, vault } = this.#deps
    const { rows } = await pool.query<{ update_id: string; at: Date; outgoing: Buffer }>(
      `with gone as (
         select owner from (select distinct owner from turns where owner is not null and bot = $1 and owner <> $2) o
         where pg_try_advisory_xact_lock(owner))
       update turns set owner = $2 from gone where turns.bot = $1 and turns.owner = gone.owner
       returning turns.update_id, turns.at, turns.outgoing`,
      [bot, owner],
    )
    return rows.sort(byTurn).map(({ update_id, outgoing }) => openReplies(update_id, outgoing, vault))
  }

  async talksOf(person: string): Promise<readonly StoredTalk[]> {
    const { prisma, vault } = this.#deps
    const found = await prisma.person.findUnique({
      where: { id: person },
      include: { talks: { orderBy: { createdAt: 'asc' } } },
    })
    return (found?.talks ?? []).map(({ id, session, ownWords, updatedAt, revision }) => {
      const sealed = ownWords === null ? null : Buffer.from(ownWords).toString('base64')
      const row = { id, session, ownWords: sealed, updatedAt: updatedAt.getTime(), revision }
      return talkOfRow(row, Buffer.from(found?.key ?? []), vault)
    })
  }

  async dataOf(person: string): Promise<unknown> {
    const { prisma, vault, bot } = this.#deps
    const found = await prisma.person.findUnique({
      where: { id: person },
      select: { key: true, chatKey: true },
    })
    if (!found) return []
    const turns = await prisma.turn.findMany({
      where: { personId: person },
      orderBy: [{ at: 'asc' }, { update: 'asc' }],
    })
    const asides = await prisma.setAsideUpdate.findMany({
      where: { bot, chatKey: found.chatKey },
      orderBy: { id: 'asc' },
    })
    const events = turns.flatMap((turn) => openEvents(turn, Buffer.from(found.key), vault))
    return [...events, ...openAsides(asides, vault, bot)]
  }

  async forget(person: string, last: Parameters<TalkStore['forget']>[1]): Promise<boolean> {
    const { prisma, bot, owner, vault } = this.#deps
    const outgoing = sealReplies(last, vault)
    const nothing = { personId: null, talkId: null, events: [], ownWords: null, outgoing: null, owner: null }
    const isNew = await prisma.$transaction(async (transaction) => {
      const sending = outgoing ? { outgoing: new Uint8Array(outgoing), owner } : {}
      const turn = { bot, update: last.update, at: new Date(last.at), events: [], ...sending }
      const { count } = await transaction.turn.createMany({ data: [turn], skipDuplicates: true })
      // The same update once more: whoever came back since then is not forgotten again.
      if (count === 0) return false
      if (last.deletion) {
        const { id, due, on } = last.deletion
        await transaction.$executeRawUnsafe(DELETION_TASK, person, id, due, on)
      }
      await transaction.turn.updateMany({ where: { personId: person }, data: nothing })
      for (const statement of ERASE_TOLD_WORDS) await transaction.$executeRawUnsafe(statement, person)
      await (last.keepsWork ? forgetOwnAffairs(transaction, person) : forgetAll(transaction, person, last.at))
      // What waits or was set aside says what they wrote.
      const chatKey = new Uint8Array(this.#chatKey(last.address))
      await transaction.setAsideUpdate.deleteMany({ where: { bot, chatKey } })
      return true
    })
    this.#keys.delete(person)
    this.#recent.forget(last.address)
    return isNew
  }

  #chatKey(address: string): Buffer {
    return this.#deps.vault.pseudonym(`${this.#deps.bot}:${address}`)
  }

  #remember(person: string, key: Buffer): void {
    if (this.#keys.size > KEYS_KEPT) this.#keys.clear()
    this.#keys.set(person, key)
  }

  /**
   * The person's wrapped key: a new one for a new person only – what another key sealed could never be opened again.
   * @throws Error when a known person's key was forgotten since the load: the update comes again and loads it.
   */
  #keyOf(person: string, shape: StepShape): Buffer {
    const known = this.#keys.get(person)
    if (known) return known
    if (shape.person !== 'insert') throw new Error('the key was forgotten between load and commit')
    const made = this.#deps.vault.newKey()
    this.#remember(person, made)
    return made
  }

  #statement(shape: StepShape): Statement {
    const name = stepName(shape)
    const known = this.#statements.get(name)
    if (known) return known
    const { sql, used } = stepStatement(shape)
    const made = { name, text: sql, used }
    this.#statements.set(name, made)
    return made
  }

  /** Consent was taken back: what was kept because of it goes at once. */
  async #eraseOwnWords(person: string, address: string): Promise<void> {
    const { prisma, bot } = this.#deps
    const chatKey = new Uint8Array(this.#chatKey(address))
    await prisma.$transaction([
      prisma.talk.updateMany({ where: { personId: person }, data: { ownWords: null } }),
      prisma.turn.updateMany({ where: { personId: person }, data: { ownWords: null } }),
      prisma.person.updateMany({ where: { id: person, staffId: null }, data: { address: null } }),
      prisma.setAsideUpdate.deleteMany({ where: { bot, chatKey, state: 'aside' } }),
      ...ERASE_TOLD_WORDS.map((statement) => prisma.$executeRawUnsafe(statement, person)),
    ])
  }
}

interface LeftTurn {
  readonly at: Date
  readonly update_id: string
}

/** In the order of their turns; within a millisecond by their names, of which a longer number is a later one. */
const byTurn = (a: LeftTurn, b: LeftTurn): number =>
  a.at.getTime() - b.at.getTime() ||
  a.update_id.length - b.update_id.length ||
  (a.update_id < b.update_id ? -1 : 1)

/** An employee's own affairs: what they said as anybody may. The chat, its address and its key stay for the work. */
const forgetOwnAffairs = async (transaction: Transaction, person: string): Promise<void> => {
  await transaction.talk.deleteMany({ where: { personId: person } })
  await transaction.occasion.deleteMany({ where: { personId: person } })
  const nothing = {
    consent: null,
    consentAt: null,
    consentAsked: false,
    currentTalk: null,
    muted: [],
    learned: {},
  }
  await transaction.person.updateMany({
    where: { id: person },
    data: { ...nothing, zone: null, revision: { increment: 1 } },
  })
}

/** The person with everything that hangs on them; what was to be told is not told any more. */
const forgetAll = async (transaction: Transaction, person: string, at: number): Promise<void> => {
  // The card is the institution's; what was taken out of it is nobody's any more.
  await transaction.$executeRaw`delete from replaced_facts r using citizens c
    where c.id = r.citizen_id and c.person_id = ${person}`
  await transaction.person.deleteMany({ where: { id: person } })
  const open = ['planned', 'claimed']
  await transaction.reminder.updateMany({
    where: { personId: person, state: { in: open } },
    data: { state: 'suppressed', reason: 'person_deleted', settledAt: new Date(at) },
  })
  await transaction.reminder.updateMany({ where: { personId: person }, data: { personId: null } })
  await transaction.humanTask.updateMany({ where: { personId: person }, data: { personId: null } })
  await transaction.replan.deleteMany({ where: { personId: person } })
}

/** Which rows a change writes. */
const shapeOf = (change: Change): StepShape => {
  const { person, talk, before } = change
  const isNewTalk = talk !== null && talk.revision === 0 && talk.id !== before.talk?.id
  return {
    person: before.person === null ? 'insert' : person === before.person ? 'check' : 'update',
    talk: talk === null ? 'none' : talk === before.talk ? 'check' : isNewTalk ? 'insert' : 'update',
    reasons: change.occasions.length > 0 || isToldOtherwise(before.person, person),
    heard: !change.isUnheard,
  }
}

/** Whether the person can be told now and could not before, or the other way round, or at other hours. */
const isToldOtherwise = (before: Person | null, after: Person): boolean =>
  before !== null &&
  before !== after &&
  (before.consent !== after.consent ||
    before.staff !== after.staff ||
    before.blocked !== after.blocked ||
    before.zone !== after.zone ||
    before.muted !== after.muted)

/** What a failed statement means; an outage is thrown on. */
const refusedCommit = (error: unknown): Committed => {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code === UNIQUE_VIOLATION && constraint === 'turns_pkey') return 'seen'
  if (
    code === DIVISION_BY_ZERO ||
    code === UNIQUE_VIOLATION ||
    code === FOREIGN_KEY_VIOLATION ||
    code === DEADLOCK
  )
    return 'conflict'
  throw error
}
