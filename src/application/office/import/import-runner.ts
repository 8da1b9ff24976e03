import type { CellDoubt } from '../../../domain/people/import-doubt.ts'
import type { ImportResult } from '../../../domain/people/import-result.ts'
import type { RowOutcome, RowPlace } from '../../../domain/people/register-import.ts'
import type { CellRemark } from '../../../domain/people/row-reader.ts'
import { BackgroundWork } from '../../background-work.ts'
import type { Conversation } from '../../conversation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { FetchFile } from '../../ports/files.ts'
import type { Log } from '../../ports/log.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { ClaimedImport, ImportDesk, RegisterBatch } from '../../ports/office/import-desk.ts'
import type { StaffDesk } from '../../ports/office/staff-desk.ts'
import type { OpenTable } from '../../ports/tables.ts'
import { toldAt } from '../kit/notice-for.ts'
import { factsOfEntry } from '../people/citizen-facts.ts'
import { MOST_BYTES } from './import-limits.ts'
import { readRegisterFile, refusedResult } from './read-register-file.ts'

export interface ImportRunnerDeps {
  readonly desk: ImportDesk
  readonly staff: StaffDesk
  readonly conversation: Conversation
  readonly fetchFile: FetchFile
  readonly openTable: OpenTable
  readonly clock: Clock
  readonly log: Log
  /** A result was told: whoever waits for it is written to now. */
  readonly onTold: () => void
  /** Lets others do their work between two stretches of rows. */
  readonly breathe: () => Promise<void>
}

/** Whoever works on an import holds it so long, and holds it on with every word of how far it has come. */
const HELD_MS = 60_000
/** How often it is told how far it has come. */
const TOLD_EVERY_MS = 1_000
/** An import that broke off so often is given up: its file breaks us. */
const MOST_TRIES = 5

/**
 * Reads and writes registers that were sent, one after the other, away from the talk: an update only says that there is
 * one. A process that dies leaves its import where it was; after a minute another one takes it up from the beginning,
 * which changes nothing twice, since it is written in one transaction with its end.
 */
export class ImportRunner {
  readonly #deps: ImportRunnerDeps
  readonly #work: BackgroundWork

  constructor(deps: ImportRunnerDeps) {
    this.#deps = deps
    this.#work = new BackgroundWork({
      takeOne: () => this.#takeOne(),
      brokeOff: 'import_broke_off',
      log: deps.log,
    })
  }

  /** Begins to work if there is something to do; outages are logged, the next call tries again. */
  wake(): void {
    this.#work.wake()
  }

  /** Takes up nothing more; resolves when what is under way is over. What breaks off is begun again elsewhere. */
  stop(): Promise<void> {
    return this.#work.stop()
  }

  /** Works until nothing waits. Outages throw. */
  run(): Promise<void> {
    return this.#work.run()
  }

  async #takeOne(): Promise<boolean> {
    const { desk, clock } = this.#deps
    const at = clock.now()
    const claimed = await desk.claim(at, at + HELD_MS)
    if (claimed !== null) await this.#take(claimed)
    return claimed !== null
  }

  async #take(claimed: ClaimedImport): Promise<void> {
    if (claimed.tries > MOST_TRIES) return this.#settle(claimed, refusedResult('failed'))
    const fetched = await this.#deps.fetchFile(claimed.file, MOST_BYTES)
    if ('refused' in fetched) return this.#settle(claimed, refusedResult(fetched.refused, LIMIT))
    if (claimed.state === 'writing') return this.#write(claimed, fetched)
    const now = await this.#deps.desk.now(claimed.staff, claimed.day)
    const result = await readRegisterFile({ ...fetched, name: claimed.name }, now, this.#parts(claimed))
    const only = now.districts.length === 1 ? (now.districts[0]?.id ?? null) : null
    await this.#settle(claimed, result, { digest: fetched.digest, district: only })
  }

  async #write(claimed: ClaimedImport, { bytes, digest }: Fetched): Promise<void> {
    if (!claimed.digest || !Buffer.from(claimed.digest).equals(Buffer.from(digest)))
      return this.#settle(claimed, refusedResult('changed'))
    const told = await this.#told(claimed, 'written')
    const isWritten = await this.#deps.desk.write(
      claimed,
      (now, batch) => {
        const placed: Placed = new Map()
        const take = (outcome: RowOutcome): Promise<void> => this.#put(claimed, { batch, placed }, outcome)
        return readRegisterFile({ bytes, name: claimed.name }, now, { ...this.#parts(claimed), take })
      },
      (result) => [...told, imported(claimed, result)],
    )
    if (isWritten) this.#deps.onTold()
    else this.#work.lookAgain()
  }

  async #put(claimed: ClaimedImport, { batch, placed }: Being, outcome: RowOutcome): Promise<void> {
    if (outcome.verdict === 'duplicate') return this.#askOfEarlier({ batch, placed }, outcome)
    if (!('entry' in outcome)) return
    const district = outcome.entry.district ?? claimed.district
    if (district === null) throw new RangeError('a row without a district was confirmed')
    const facts = factsOfEntry(outcome.entry)
    const id = outcome.verdict === 'new' ? this.#deps.conversation.chance.id() : outcome.id
    if (outcome.verdict === 'new') await batch.add(id, district, facts)
    if (outcome.verdict === 'changed') await batch.change(id, district, facts)
    placed.set(placeKey(outcome), id)
    await batch.ask(id, [...likenessOf(outcome, placed), ...openDoubts(outcome.doubts)])
  }

  /** What a second row of somebody says otherwise is asked of the card of the first. */
  async #askOfEarlier(
    { batch, placed }: Being,
    { of, otherwise }: Extract<RowOutcome, { verdict: 'duplicate' }>,
  ): Promise<void> {
    const card = placed.get(placeKey(of))
    if (card !== undefined && otherwise.length > 0) await batch.ask(card, openDoubts(otherwise))
  }

  #parts({ id, day }: ClaimedImport) {
    const { openTable, conversation, clock, desk, breathe } = this.#deps
    let toldAtMs = clock.now()
    const pause = async (rows: number): Promise<void> => {
      await breathe()
      this.#work.goOn()
      const at = clock.now()
      if (at - toldAtMs < TOLD_EVERY_MS) return
      toldAtMs = at
      await desk.noteRows(id, rows, at + HELD_MS)
    }
    return { openTable, columns: conversation.content.registerColumns, today: day, pause }
  }

  async #settle(claimed: ClaimedImport, result: ImportResult, read: Looked = NOT_LOOKED): Promise<void> {
    const state = result.refused === null ? 'ready' : 'refused'
    await this.#deps.desk.settle(claimed, { state, result, ...read }, await this.#told(claimed, state))
    this.#deps.onTold()
  }

  /** The sender is told of the end by the engine of reminders: never lost, never twice. */
  async #told({ id, staff, day }: ClaimedImport, state: string): Promise<OfficeChange[]> {
    const sender = await this.#deps.staff.find(staff, day)
    if (sender?.state !== 'active' || sender.person === null) return []
    const at = this.#deps.clock.now()
    const noticed = { rule: 'import_done', to: sender.person, subject: id, nth: state }
    return [toldAt(this.#deps.conversation, { at, day }, noticed)]
  }
}

/** Ids of the cards that rows were written to, by {@link placeKey}. */
type Placed = Map<string, string>

/** A writing under way. */
interface Being {
  readonly batch: RegisterBatch
  readonly placed: Placed
}

const placeKey = ({ sheet, row }: RowPlace): string => `${row}:${sheet ?? ''}`

/** Whether somebody of the register, or of an earlier row, is the same person is asked. */
const likenessOf = (outcome: RowOutcome, placed: Placed): CellDoubt[] => {
  if (outcome.verdict !== 'new') return []
  const [row] = outcome.near.rows
  const other = outcome.near.known[0]?.id ?? (row && placed.get(placeKey(row)))
  return other === undefined ? [] : [{ field: 'name', what: 'near', heading: '', said: '', other }]
}

/** What stays to be asked once the list is written. */
const openDoubts = (doubts: readonly CellRemark[]): CellDoubt[] =>
  doubts.map(({ field, trouble, heading, said }) => ({ field, what: trouble, heading, said }))

interface Looked {
  readonly digest: Uint8Array | null
  readonly district: string | null
}

const NOT_LOOKED: Looked = { digest: null, district: null }

type Fetched = Extract<Awaited<ReturnType<FetchFile>>, { bytes: Uint8Array }>

const LIMIT = { limit: MOST_BYTES }

const imported = ({ id, staff }: ClaimedImport, { counts }: ImportResult): OfficeChange => ({
  type: 'audit',
  actor: staff,
  action: 'import_people',
  object: `import:${id}`,
  outcome: 'allowed',
  reason: `new ${counts.new}, changed ${counts.changed}`,
})
