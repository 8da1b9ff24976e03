import { randomBytes } from 'node:crypto'
import { Problem } from '../../application/problem.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import { derive, openCell, sealCell } from './cell.ts'
import type { RingText } from './key-ring-text.ts'

/** First byte of a sealed secret, as of every cell of a ring. */
const NUMBERED = 2

/** Number of what DATA_KEY wrapped before there was a ring. */
export const FIRST = 0

const NOBODYS = 'DATA_KEY is not the key that the store of keys is sealed with: restore that key.'

/** Secrets by name, each sealed by DATA_KEY. */
type Sealed = Readonly<Record<string, string>>

/** Seals a secret of the ring by a DATA_KEY. */
export const sealedSecret = (dataKey: Buffer, name: string, secret: Buffer): string =>
  sealCell(derive(dataKey, 'ring'), Buffer.of(NUMBERED), `ring.${name}`, secret).toString('base64')

/** Seals all of them. */
export const sealedSecrets = (
  dataKey: Buffer,
  secrets: readonly (readonly [string, Buffer])[],
): Record<string, string> =>
  Object.fromEntries(secrets.map(([name, secret]) => [name, sealedSecret(dataKey, name, secret)]))

const openedSecret = (dataKey: Buffer, name: string, sealed: string): Buffer | null => {
  try {
    return openCell(derive(dataKey, 'ring'), 1, `ring.${name}`, Buffer.from(sealed, 'base64'))
  } catch {
    return null
  }
}

/** Whether a DATA_KEY opens secrets; false – there are none, or it is another one. */
export const isOpenedBy = (dataKey: Buffer, sealed: Sealed | undefined): boolean => {
  const naming = sealed?.['naming']
  return naming !== undefined && openedSecret(dataKey, 'naming', naming) !== null
}

/** A secret by the DATA_KEY in use, or by the one to come. @throws Problem when DATA_KEY is neither */
export const secretIn = ({ secrets, coming }: RingText, dataKey: Buffer, name: string): Buffer => {
  for (const sealed of [ownEntry(secrets, name), ownEntry(coming, name)]) {
    const opened = sealed === undefined ? null : openedSecret(dataKey, name, sealed)
    if (opened) return opened
  }
  throw new Problem(NOBODYS)
}

/** The secrets of a new master key. */
export const mastersOf = (number: number): [string, Buffer][] => [
  [`wrap.${number}`, randomBytes(32)],
  [`service.${number}`, randomBytes(32)],
]

/** A ring for a database that was sealed by DATA_KEY alone, or is new. */
export const newRing = (dataKey: Buffer): RingText => ({
  format: 1,
  store: randomBytes(8).toString('hex'),
  revision: 1,
  current: FIRST + 1,
  secrets: sealedSecrets(dataKey, [
    ['naming', derive(dataKey, 'pseudonym')],
    ['audit', derive(dataKey, 'audit')],
    [`wrap.${FIRST}`, derive(dataKey, 'wrap')],
    [`service.${FIRST}`, derive(dataKey, 'service')],
    ...mastersOf(FIRST + 1),
  ]),
  tree: { '': randomBytes(32).toString('hex') },
  destroyed: [],
})
