import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BotApiSchema } from './json-schema.ts'

/** Where the generated schema lies; `npm run prepare` writes it. */
export const BOT_API_SCHEMA_PATH = fileURLToPath(new URL('../generated/bot-api.schema.json', import.meta.url))

/**
 * The generated schema.
 *
 * @throws Error (ENOENT) when it has not been generated: `npm run prepare` does it
 */
export function loadBotApiSchema(path: string = BOT_API_SCHEMA_PATH): BotApiSchema {
  return JSON.parse(readFileSync(path, 'utf8')) as BotApiSchema
}
