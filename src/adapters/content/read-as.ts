import type { z } from 'zod'
import { ContentError } from './content-error.ts'
import { closestMisfit } from './misfit-message.ts'
import { readYaml } from './read-yaml.ts'

/**
 * Reads a YAML file that has to fit a schema.
 * @throws ContentError that names the file, the place in it and what is expected.
 */
export const readAs = <T>(schema: z.ZodType<T>, path: string): T => {
  const parsed = schema.safeParse(readYaml(path))
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  const issue = first && closestMisfit(first)
  const place = issue?.path.join('.') || 'the file'
  throw new ContentError(`${path}: ${place}: ${issue?.message ?? 'does not fit'}`)
}
