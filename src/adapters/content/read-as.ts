import type { z } from 'zod'
import { ContentError } from './content-error.ts'
import { readYaml } from './read-yaml.ts'

type Misfit = z.core.$ZodIssue

/** Of several forms that a value may take, the one that it came closest to says what is expected. */
const closest = (issue: Misfit): Misfit => {
  if (issue.code !== 'invalid_union') return issue
  const misfits = issue.errors.flatMap(([first]) => (first ? [closest(first)] : []))
  const [best] = misfits.sort((a, b) => b.path.length - a.path.length)
  return best ? { ...best, path: [...issue.path, ...best.path] } : issue
}

/**
 * Reads a YAML file that has to fit a schema.
 * @throws ContentError that names the file, the place in it and what is expected.
 */
export const readAs = <T>(schema: z.ZodType<T>, path: string): T => {
  const parsed = schema.safeParse(readYaml(path))
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  const issue = first && closest(first)
  const place = issue?.path.join('.') || 'the file'
  throw new ContentError(`${path}: ${place}: ${issue?.message ?? 'does not fit'}`)
}
