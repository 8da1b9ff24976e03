import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What was parsed of the content stays beside what was learned from it, so that nobody has to parse it again. */
export const PARSED_YAML = join(dirname(fileURLToPath(import.meta.url)), 'generated', 'parsed-yaml.bin')
