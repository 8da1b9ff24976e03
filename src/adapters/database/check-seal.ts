import type { Vault } from '../../application/ports/vault.ts'
import { Problem } from '../../application/problem.ts'
import type { PrismaClient } from './generated/client.ts'

/** The only row of its table. */
const ID = 1

/** What the database notes of the key that it is sealed with: says nothing of the key. */
export const sealOf = (vault: Vault): Buffer => vault.pseudonym('the key of this database')

/**
 * Makes sure that this key is the one that the database's data is sealed with; the first start notes it.
 * @throws Problem when it is another: everything sealed would be unreadable, and what is written now as well.
 */
export const checkSeal = async (prisma: PrismaClient, vault: Vault): Promise<void> => {
  const fingerprint = new Uint8Array(sealOf(vault))
  await prisma.seal.createMany({ data: [{ id: ID, fingerprint }], skipDuplicates: true })
  const { fingerprint: noted } = await prisma.seal.findUniqueOrThrow({ where: { id: ID } })
  if (Buffer.from(noted).equals(fingerprint)) return
  throw new Problem(
    'DATA_KEY is not the key that this database is sealed with: restore that key, or use an empty database.',
  )
}
