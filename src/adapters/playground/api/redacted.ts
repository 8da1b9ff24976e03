import type { Upload } from '../world/files.ts'

const ATTACHMENT = 'attach://'

/**
 * Parameters as the ledger keeps them: each attached file becomes its name and size, its bytes are left out.
 *
 * @example
 * redacted({ chat_id: 1, document: 'attach://x' }, files) // { chat_id: 1, document: { name: 'a.pdf', size: 9 } }
 */
export function redacted(
  parameters: Record<string, unknown>,
  files: Map<string, Upload>,
): Record<string, unknown> {
  if (files.size === 0) return parameters
  const entries = Object.entries(parameters).map(([name, value]) => {
    if (typeof value !== 'string' || !value.startsWith(ATTACHMENT)) return [name, value]
    const file = files.get(value.slice(ATTACHMENT.length))
    return [name, file ? { name: file.name, size: file.bytes.length } : value]
  })
  return Object.fromEntries(entries)
}
