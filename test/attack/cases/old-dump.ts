import { join } from 'node:path'
import { KeyRing } from '../../../src/adapters/crypto/key-ring.ts'
import { vault } from '../../../src/adapters/crypto/vault.ts'
import { keyFile } from '../../../src/adapters/files/key-file.ts'
import { type Chat, chatKey, DATA_KEY } from '../../support/chat.ts'
import type { AttackCase } from '../support/case.ts'
import type { Stage } from '../support/stage.ts'

/** A person's row as it lies in a dump. */
interface Dumped {
  readonly id: string
  readonly key: Buffer
  readonly address: Buffer
}

/** The product destroys the keys of whoever was deleted within a quarter of a minute. */
const DESTROYED_WITHIN_MS = 60_000

const dumped = async (stage: Stage, chat: Chat<Stage>): Promise<Dumped> => {
  const [row] = await stage.rows<Dumped>('select id, key, address from people where chat_key = $1', [
    chatKey(chat.person.id),
  ])
  if (!row) throw new Error('there is no such person')
  return row
}

/** What somebody reads who has the dump, DATA_KEY and the store of keys as it is now; null – nothing. */
const readWithEverything = async ({ door }: Stage, { id, key, address }: Dumped): Promise<string | null> => {
  const ring = await KeyRing.open(keyFile(join(door.installed, 'keys')), DATA_KEY)
  try {
    return vault(DATA_KEY, ring).open(key, `people.address:${id}`, address)
  } catch {
    return null
  }
}

const oldDump: AttackCase['run'] = async (stage, findings) => {
  const [gone, stays] = [await stage.onTheWay(), await stage.onTheWay()]
  const [ofGone, ofStays] = [await dumped(stage, gone), await dumped(stage, stays)]
  const read = (row: Dumped): Promise<string | null> => readWithEverything(stage, row)
  findings.same('a dump opens with all keys', await read(ofGone), String(gone.person.id))
  await gone.say('/delete')
  await gone.press('m.delete_yes')
  await stage
    .until('the key destroyed', async () => (await read(ofGone)) === null, DESTROYED_WITHIN_MS)
    .catch(() => undefined)
  findings.same('whoever was deleted is unreadable in it, with all keys', await read(ofGone), null)
  findings.same('and nobody else', await read(ofStays), String(stays.person.id))
}

/** What an old copy of the database gives away. */
export const OLD_DUMP: readonly AttackCase[] = [
  { id: 'dump', name: 'a dump from before a deletion, read with every key that there is', run: oldDump },
]
