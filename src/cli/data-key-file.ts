import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { keyFileIn } from '../config.ts'

const nextOf = (dataDir: string): string => `${keyFileIn(dataDir)}.next`
const oldOf = (dataDir: string): string => `${keyFileIn(dataDir)}.old`

/** The key that the data folder will have: made once, so that a change that broke off goes on with the same. */
export const nextKeyIn = (dataDir: string): Buffer => {
  const file = nextOf(dataDir)
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
}

/** Whether the new key is in its place already, the old one beside it. */
export const isInPlace = (dataDir: string): boolean => existsSync(oldOf(dataDir))

/** Puts the new key into its place; the old one stays beside it. Both open the store of keys meanwhile. */
export const putInPlace = (dataDir: string): void => {
  writeFileSync(oldOf(dataDir), readFileSync(keyFileIn(dataDir)), { mode: 0o600 })
  renameSync(nextOf(dataDir), keyFileIn(dataDir))
}

/** Puts the old key back; the new one is gone. */
export const putBack = (dataDir: string): void => {
  if (existsSync(oldOf(dataDir))) renameSync(oldOf(dataDir), keyFileIn(dataDir))
  rmSync(nextOf(dataDir), { force: true })
}

/** Forgets the old key. */
export const dropOld = (dataDir: string): void => rmSync(oldOf(dataDir), { force: true })
