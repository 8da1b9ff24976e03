import type { z } from 'zod'
import { nearestName } from '../../application/content-check/nearest-name.ts'

/** What stands in a template where something has to be written. */
const TO_WRITE = '???'

type Misfit = z.core.$ZodIssue

/** Of several forms that a value may take, the one that it came closest to says what is expected. */
export const closestMisfit = (issue: Misfit): Misfit => {
  if (issue.code !== 'invalid_union') return issue
  const misfits = issue.errors.flatMap(([first]) => (first ? [closestMisfit(first)] : []))
  const [best] = misfits.sort((a, b) => b.path.length - a.path.length)
  return best ? { ...best, path: [...issue.path, ...best.path] } : issue
}

const advice = (name: string, known: readonly string[]): string => {
  const nearest = nearestName(name, known)
  return nearest === undefined ? `one of ${known.join(', ')} is expected` : `did you mean "${nearest}"`
}

/** Where a value does not fit and what is expected there, for the author of the file. */
export const misfitMessage = (misfit: Misfit): { readonly place: string; readonly message: string } => {
  const issue = closestMisfit(misfit)
  const place = issue.path.join('.')
  if (issue.input === TO_WRITE) return { place, message: 'is not written yet' }
  if (issue.code === 'unrecognized_keys')
    return {
      place: [...issue.path, issue.keys[0]].join('.'),
      message: `"${issue.keys.join('", "')}" is no key here: remove it or correct its name`,
    }
  if (issue.code === 'invalid_value' && issue.values.length > 1)
    return { place, message: `${advice(String(issue.input ?? ''), issue.values.map(String))}` }
  if (issue.code === 'invalid_format' && issue.format === 'date')
    return {
      place,
      message: `"${String(issue.input)}" is no date: write year, month and day like "2027-06-01"`,
    }
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return { place, message: `is missing: write it (${issue.expected})` }
  return { place, message: issue.message }
}
