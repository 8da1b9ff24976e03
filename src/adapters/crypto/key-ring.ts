import { createHmac, randomBytes } from 'node:crypto'
import type { KeyStore } from '../../application/ports/key-store.ts'
import { Problem } from '../../application/problem.ts'
import { openCell, sealCell } from './cell.ts'
import { FIRST, isOpenedBy, mastersOf, newRing, sealedSecrets, secretIn } from './key-ring-secrets.ts'
import { type RingText, readRing } from './key-ring-text.ts'
import { KeyTree, LEAF_BYTES } from './key-tree.ts'
import type { Keeping } from './vault.ts'

/** First byte of a cell: sealed straight by DATA_KEY; or `2 ‖ number of the master key`, and for a person's key its leaf. */
const OLD = 1
const NUMBERED = 2
const HEAD_BYTES = 2
const KEY_HEAD_BYTES = HEAD_BYTES + LEAF_BYTES

/** A number is one byte of a cell. */
const MOST = 255

const UNDER_WAY = 'DATA_KEY is being changed: finish that first ("npm run keys -- list" says how far it is).'

/**
 * The keys of persons apart from the database (promises.md 17). A person's key stands in their row wrapped by two secrets that
 * stand here: a numbered master key, and the secret of a leaf of the {@link KeyTree}. Destroying the leaf makes every copy of
 * the row unreadable, in whatever backup it lies.
 */
export class KeyRing implements Keeping {
  readonly #store: KeyStore
  readonly #master: Buffer
  /** Never emptied: a cell that was read before a master key was forgotten still opens. */
  readonly #secrets = new Map<string, Buffer>()
  #text: RingText
  #tree = new KeyTree(new Map())

  private constructor(store: KeyStore, master: Buffer, text: RingText) {
    this.#store = store
    this.#master = master
    this.#text = text
    this.#take(text)
  }

  /** The ring of a store; null – there is none. @throws Problem when DATA_KEY is another one or the store is damaged */
  static async open(store: KeyStore, master: Buffer): Promise<KeyRing | null> {
    const text = await store.read()
    return text === null ? null : new KeyRing(store, master, readRing(text))
  }

  /** Makes a ring in an empty store. Whoever calls holds the lock of the main database. */
  static async make(store: KeyStore, master: Buffer): Promise<KeyRing> {
    const text = newRing(master)
    await store.write(JSON.stringify(text))
    return new KeyRing(store, master, text)
  }

  /** Names the store, e.g. `9f86d081884c7d65`. */
  get id(): string {
    return this.#text.store
  }

  /** Rises with every change: what was worked out before may hold no more. */
  get revision(): number {
    return this.#text.revision
  }

  /** Number of the master key that new keys are wrapped by. */
  get current(): number {
    return this.#text.current
  }

  /** Numbers of all master keys. */
  get masters(): readonly number[] {
    return Object.keys(this.#text.secrets)
      .filter((name) => name.startsWith('wrap.'))
      .map((name) => Number(name.replace('wrap.', '')))
  }

  get naming(): Buffer {
    return this.#secret('naming')
  }

  /** What the record of access is sealed with. */
  get audit(): Buffer {
    return this.#secret('audit')
  }

  /** Leaves that were destroyed. */
  get destroyed(): readonly Buffer[] {
    return this.#text.destroyed.map(({ leaf }) => Buffer.from(leaf, 'hex'))
  }

  wrap(key: Buffer): Buffer {
    for (;;) {
      const leaf = randomBytes(LEAF_BYTES)
      if (this.#tree.secretOf(leaf)) return this.#wrapAt(leaf, key)
    }
  }

  unwrap(cell: Buffer): Buffer {
    if (cell[0] === OLD) return openCell(this.#secret(`wrap.${FIRST}`), 1, 'person', cell)
    const [head, leaf] = [cell.subarray(0, KEY_HEAD_BYTES), cell.subarray(HEAD_BYTES, KEY_HEAD_BYTES)]
    return openCell(
      this.#wrapping(cell[1] ?? 0, leaf),
      KEY_HEAD_BYTES,
      `person:${head.toString('hex')}`,
      cell,
    )
  }

  sealOwn(place: string, data: Buffer): Buffer {
    const head = Buffer.of(NUMBERED, this.current)
    return sealCell(this.#secret(`service.${this.current}`), head, place, data)
  }

  openOwn(place: string, cell: Buffer): Buffer {
    if (cell[0] === OLD) return openCell(this.#secret(`service.${FIRST}`), 1, place, cell)
    return openCell(this.#secret(`service.${cell[1]}`), HEAD_BYTES, place, cell)
  }

  /** The same key wrapped by the newest master key, at its leaf; null – it is, or it was destroyed. */
  rewrapped(cell: Buffer): Buffer | null {
    if (cell[0] === OLD) return this.wrap(this.unwrap(cell))
    const leaf = cell.subarray(HEAD_BYTES, KEY_HEAD_BYTES)
    if (cell[1] === this.current || this.#tree.secretOf(leaf) === null) return null
    return this.#wrapAt(leaf, this.unwrap(cell))
  }

  /** Destroys keys for good, and keeps their leaves' names. Again is no fault. Whoever calls holds the database's lock. */
  async destroy(leaves: readonly Buffer[], on: string): Promise<void> {
    await this.#change((text) => {
      const tree = new KeyTree(treeOf(text))
      const known = new Set(text.destroyed.map(({ leaf }) => leaf))
      for (const leaf of leaves) tree.destroy(leaf)
      const added = leaves.map((leaf) => leaf.toString('hex')).filter((leaf) => !known.has(leaf))
      return {
        ...text,
        tree: Object.fromEntries([...tree.seeds].map(([way, seed]) => [way, seed.toString('hex')])),
        destroyed: [...text.destroyed, ...added.map((leaf) => ({ leaf, on }))],
      }
    })
  }

  /** Adds a master key that is not used yet: other processes learn of it first. @returns its number */
  async addMaster(): Promise<number> {
    const number = Math.max(...this.masters) + 1
    if (number > MOST) throw new Problem('There were 255 master keys: no cell has room for a further number.')
    await this.#change((text) => {
      if (text.coming) throw new Problem(UNDER_WAY)
      return { ...text, secrets: { ...text.secrets, ...sealedSecrets(this.#master, mastersOf(number)) } }
    })
    return number
  }

  /** New keys are wrapped by this master key from now on. */
  async use(number: number): Promise<void> {
    await this.#change((text) => ({ ...text, current: number }))
  }

  /** Forgets a master key by which nothing here is wrapped any more: backups of that time stay shut for good. */
  async forget(number: number): Promise<void> {
    const gone = new Set([`wrap.${number}`, `service.${number}`])
    await this.#change((text) => {
      if (text.coming) throw new Problem(UNDER_WAY)
      return {
        ...text,
        secrets: Object.fromEntries(Object.entries(text.secrets).filter(([name]) => !gone.has(name))),
      }
    })
  }

  /** Whether DATA_KEY is being changed: two open the store. */
  get isChanging(): boolean {
    return this.#text.coming !== undefined
  }

  /** Lets a second DATA_KEY open the store beside this one. Again with the same is no fault. */
  async beginChange(next: Buffer): Promise<void> {
    if (next.equals(this.#master)) throw new Problem('The new DATA_KEY is the one in use: make another.')
    await this.#change((text) => {
      if (text.coming && !isOpenedBy(next, text.coming))
        throw new Problem('Another new DATA_KEY was begun with: go on with that one, or undo it first.')
      const secrets = Object.keys(text.secrets).map((name): [string, Buffer] => [name, this.#secret(name)])
      return { ...text, coming: sealedSecrets(next, secrets) }
    })
  }

  /** From now on only the new DATA_KEY opens the store; it has to be the one of this process. */
  async finishChange(): Promise<void> {
    await this.#change(({ coming, ...text }) => {
      if (!coming) throw new Problem('No change of DATA_KEY was begun.')
      if (!isOpenedBy(this.#master, coming))
        throw new Problem('DATA_KEY is still the old one: give every replica the new one first.')
      return { ...text, secrets: coming }
    })
  }

  /** From now on only the DATA_KEY of before opens the store; it has to be the one of this process. */
  async undoChange(): Promise<void> {
    await this.#change(({ coming, ...text }) => {
      if (!coming) throw new Problem('No change of DATA_KEY was begun.')
      if (!isOpenedBy(this.#master, text.secrets))
        throw new Problem('DATA_KEY is the new one: give every replica the old one first.')
      return text
    })
  }

  /** Takes up what another process changed. */
  async refresh(): Promise<void> {
    const text = await this.#store.read()
    if (text === null) throw new Problem('The store of keys is gone: restore it from the newest backup.')
    const found = readRing(text)
    if (found.revision !== this.#text.revision) this.#take(found)
  }

  async #change(edit: (text: RingText) => RingText): Promise<void> {
    await this.refresh()
    const edited = edit(this.#text)
    const text = { ...edited, revision: edited.revision + 1 }
    await this.#store.write(JSON.stringify(text))
    this.#take(text)
  }

  #take(text: RingText): void {
    for (const name of Object.keys(text.secrets))
      if (!this.#secrets.has(name)) this.#secrets.set(name, secretIn(text, this.#master, name))
    this.#text = text
    this.#tree = new KeyTree(treeOf(text))
  }

  #secret(name: string): Buffer {
    const secret = this.#secrets.get(name)
    if (!secret)
      throw new Error(`the ring has no ${name}: it was forgotten, or another process has just made it`)
    return secret
  }

  #wrapAt(leaf: Buffer, key: Buffer): Buffer {
    const head = Buffer.concat([Buffer.of(NUMBERED, this.current), leaf])
    return sealCell(this.#wrapping(this.current, leaf), head, `person:${head.toString('hex')}`, key)
  }

  #wrapping(number: number, leaf: Buffer): Buffer {
    const secret = this.#tree.secretOf(leaf)
    if (!secret) throw new Error('the key was destroyed')
    return createHmac('sha256', this.#secret(`wrap.${number}`))
      .update(secret)
      .digest()
  }
}

const treeOf = (text: RingText): Map<string, Buffer> =>
  new Map(Object.entries(text.tree).map(([way, seed]) => [way, Buffer.from(seed, 'hex')]))
