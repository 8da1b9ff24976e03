const PRIME = 0x01000193
const BASIS = 0x811c9dc5

/** Changes with any change of a definition: eight hexadecimal digits (FNV-1a), to tell one state of it from another. */
export const versionOf = (definition: unknown): string => {
  let hash = BASIS
  for (const sign of JSON.stringify(definition)) {
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), PRIME) >>> 0
  }
  return hash.toString(16).padStart(8, '0')
}
