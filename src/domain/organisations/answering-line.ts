import { type Param, text } from '../words/text-ref.ts'
import type { Organisation, Region } from './region.ts'

/** Lines where a living person answers, the nearest to people first. */
const LINES = ['region_social_line', 'social_line'] as const

/** The number where a living voice answers, e.g. `8 800 301 44 43`; null where the region names none. */
export const answeringLine = ({ organisations }: Region): string | null => {
  const lines = LINES.flatMap((kind): Organisation[] => organisations.filter((each) => each.kind === kind))
  return lines.find(({ phone }) => phone)?.phone ?? null
}

/** The same as it is said: words for it where the region names no number. */
export const answeringWords = (region: Region): Param =>
  answeringLine(region) ?? text('talk.organisation.no_phone')
