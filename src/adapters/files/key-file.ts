import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeyStore } from '../../application/ports/key-store.ts'
import { Problem } from '../../application/problem.ts'

const isMissing = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT'

/** Puts a folder's entries on the disk: a renamed file outlives a loss of power. */
const settle = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/** The store of keys as one file `persons.keys` of a folder. Replicas on one machine share the folder. */
export const keyFile = (folder: string): KeyStore => {
  const file = join(folder, 'persons.keys')
  const next = join(folder, 'persons.keys.next')
  return {
    read: async () => {
      try {
        return await readFile(file, 'utf8')
      } catch (error) {
        if (isMissing(error)) return null
        throw new Problem(`The store of keys cannot be read (${file}): let the user who starts read it.`, {
          cause: error,
        })
      }
    },
    write: async (text) => {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const handle = await open(next, 'w', 0o600)
        await handle
          .writeFile(text)
          .then(() => handle.sync())
          .finally(() => handle.close())
        await rename(next, file)
        await settle(folder)
      } catch (error) {
        throw new Problem(
          `The store of keys cannot be written (${folder}): make room, let the user write there.`,
          {
            cause: error,
          },
        )
      }
    },
  }
}
