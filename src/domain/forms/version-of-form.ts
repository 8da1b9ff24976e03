import type { Form } from './form.ts'

const PRIME = 0x01000193
const BASIS = 0x811c9dc5

/** Changes with any change of the form: eight hexadecimal digits (FNV-1a), to tell one look of a paper from another. */
export const versionOfForm = (form: Form): string => {
  let hash = BASIS
  for (const sign of JSON.stringify(form)) {
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), PRIME) >>> 0
  }
  return hash.toString(16).padStart(8, '0')
}
