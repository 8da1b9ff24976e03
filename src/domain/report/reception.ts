import type { DeedFact } from './report-fact.ts'
import type { Mark } from './report-line.ts'

/** What is known of somebody who was received: the latest reception of the period decides. */
export type Reception = Pick<DeedFact, 'citizen' | 'district' | 'day' | 'family' | 'birthDate'> & {
  readonly marks: ReadonlySet<Mark>
}
