import { createHmac, randomBytes } from 'node:crypto'
import type { Vault } from '../../application/ports/vault.ts'
import { derive, openCell, sealCell } from './cell.ts'

/** First byte of every value sealed by a person's key: which scheme it was sealed with, so that it can be changed later. */
const SCHEME = 1
const SCHEME_BYTE = Buffer.of(SCHEME)

/** How many unwrapped keys are remembered: a talk and a list ask for the same ones again. */
const KEYS_KEPT = 2_000

/** Who wraps the keys of persons and seals what belongs to nobody. */
export interface Keeping {
  /** What names are made with: the same for ever. */
  readonly naming: Buffer
  /** Rises when keys that were unwrapped before may be no more. */
  readonly revision: number
  /** A person's key as it stands in their row. */
  wrap(key: Buffer): Buffer
  /** @throws Error when it was changed, or destroyed. */
  unwrap(cell: Buffer): Buffer
  sealOwn(place: string, data: Buffer): Buffer
  openOwn(place: string, cell: Buffer): Buffer
}

/** Keys that stand in the rows themselves, wrapped by DATA_KEY alone: a deleted row lives on in old backups. */
const besideTheData = (master: Buffer): Keeping => {
  const [wrapping, naming, service] = ['wrap', 'pseudonym', 'service'].map((purpose) =>
    derive(master, purpose),
  ) as [Buffer, Buffer, Buffer]
  return {
    naming,
    revision: 0,
    wrap: (key) => sealCell(wrapping, SCHEME_BYTE, 'person', key),
    unwrap: (cell) => openWith(wrapping, 'person', cell),
    sealOwn: (place, data) => sealCell(service, SCHEME_BYTE, place, data),
    openOwn: (place, cell) => openWith(service, place, cell),
  }
}

const openWith = (key: Buffer, place: string, cell: Buffer): Buffer => {
  if (cell[0] !== SCHEME) throw new Error(`sealed with scheme ${cell[0]}, ${SCHEME} is known`)
  return openCell(key, 1, place, cell)
}

/** Unwrapped keys by their cells, until a key is destroyed. */
const remembering = (keeping: Keeping): ((cell: Buffer) => Buffer) => {
  const known = new Map<string, Buffer>()
  let revision = keeping.revision
  return (cell) => {
    if (revision !== keeping.revision || known.size > KEYS_KEPT) known.clear()
    revision = keeping.revision
    const name = cell.toString('latin1')
    const found = known.get(name) ?? keeping.unwrap(cell)
    known.set(name, found)
    return found
  }
}

/**
 * AES-256-GCM with one key a person; `master` is 32 bytes. With a ring the keys of persons stand apart from the database; without
 * one they are wrapped by the master key alone.
 */
export const vault = (master: Buffer, ring: Keeping | null = null): Vault => {
  const keeping = ring ?? besideTheData(master)
  const unwrap = remembering(keeping)
  return {
    pseudonym: (of) => createHmac('sha256', keeping.naming).update(of).digest(),
    newKey: () => keeping.wrap(randomBytes(32)),
    seal: (key, place, words) => {
      const data = Buffer.from(words)
      return key === null ? keeping.sealOwn(place, data) : sealCell(unwrap(key), SCHEME_BYTE, place, data)
    },
    open: (key, place, sealed) =>
      (key === null ? keeping.openOwn(place, sealed) : openWith(unwrap(key), place, sealed)).toString(),
  }
}
