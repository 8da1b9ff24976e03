import { callbackMethods } from './callback.ts'
import { chatMethods } from './chat.ts'
import { deleteMethods } from './delete.ts'
import { editMethods } from './edit.ts'
import { fileMethods } from './file.ts'
import type { Method } from './method.ts'
import { profileMethods } from './profile.ts'
import { sendFileMethods } from './send-file.ts'
import { sendTextMethods } from './send-text.ts'
import { updateMethods } from './updates.ts'

const METHODS = new Map<string, Method>(
  Object.entries({
    ...updateMethods,
    ...profileMethods,
    ...sendTextMethods,
    ...sendFileMethods,
    ...editMethods,
    ...deleteMethods,
    ...callbackMethods,
    ...chatMethods,
    ...fileMethods,
  }),
)

/** The implementation of a method; `undefined` when the playground has none. */
export function implementationOf(name: string): Method | undefined {
  return METHODS.get(name)
}
