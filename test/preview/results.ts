import { FORMS } from '../../src/application/office/front/office-index.ts'
import { USE_CASE_NAMES } from '../../src/application/office/kit/use-case-name.ts'
import { CONTENT } from '../support/content.ts'
import { EVERYTHING, type Preview, type Wanted } from './preview.ts'
import type { Screen } from './screens.ts'

/** One figure of the preview, as the other doors print theirs. */
export interface PreviewResult {
  readonly id: string
  readonly name: string
  readonly value: number
  readonly bar: string
  readonly ok: boolean
  readonly line: string
}

const result = (id: string, name: string, value: number, bar: string, ok: boolean): PreviewResult => ({
  id,
  name,
  value,
  bar,
  ok,
  line: `${ok ? 'ok  ' : 'FAIL'} ${name}: ${value} (${bar})`,
})

/** Dialogs about files that were sent and about somebody of the same name: nothing leads to them on a walk. */
const NOT_WALKED: readonly string[] = ['which_file', 'mend_doubt', 'add_other']

/** Everything that is at fault in a screen, by reading. */
export const faultsIn = ({ readings }: Screen): string[] =>
  Object.entries(readings).flatMap(([variant, { faults }]) => faults.map((fault) => `${variant}: ${fault}`))

/** Faults of all screens, each once, with where it stands and how often. */
export const faultLines = ({ screens }: Preview): string[] => {
  const places = new Map<string, string[]>()
  for (const screen of screens)
    for (const fault of faultsIn(screen)) {
      const known = places.get(fault) ?? []
      places.set(fault, [...known, `${screen.viewer} / ${screen.room} / ${screen.name}`])
    }
  return [...places].map(
    ([fault, where]) => `${fault} – ${where[0]}${where.length > 1 ? `, ${where.length} times` : ''}`,
  )
}

/** What was seen against what there is; nothing is demanded of the rest where only one role is looked at. */
export const resultsOf = ({ screens, unreached, unoffered }: Preview, wanted: Wanted): PreviewResult[] => {
  const isWhole = wanted.viewers.length === EVERYTHING.viewers.length
  const seen = (kind: Screen['kind']): number => screens.filter((screen) => screen.kind === kind).length
  const faulty = screens.filter((screen) => faultsIn(screen).length > 0).length
  const reached = (id: string, name: string, missing: readonly string[], all: number): PreviewResult => {
    const bar = missing.length === 0 ? `all ${all}` : `all ${all}; not ${missing.join(', ')}`
    return result(id, name, all - missing.length, isWhole ? bar : 'some', !isWhole || missing.length === 0)
  }
  return [
    result('preview-screens', 'screens', seen('screen'), 'at least 1', seen('screen') > 0),
    result('preview-notices', 'notices', seen('notice'), 'at least 1', seen('notice') > 0),
    reached('preview-use-cases', 'use cases reached', unreached.useCases, USE_CASE_NAMES.length),
    reached(
      'preview-dialogs',
      `dialogs reached, beside ${NOT_WALKED.join(', ')}`,
      unreached.dialogs.filter((form) => !NOT_WALKED.includes(form)),
      Object.keys(FORMS).length - NOT_WALKED.length,
    ),
    reached('preview-rules', 'rules of notices reached', unreached.rules, CONTENT.reminders.size),
    reached('preview-offered', 'use cases that a button or a key leads to', unoffered, USE_CASE_NAMES.length),
    result('preview-faults', 'screens at fault', faulty, '0', faulty === 0),
  ]
}
