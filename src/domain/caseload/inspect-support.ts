import { fault, type Issue, quoted } from '../words/issue.ts'
import type { Technology } from './technology.ts'

/** Technologies that are named as social support and are not there: no case of theirs could ever be open. */
export const inspectSupport = (technologies: readonly Technology[]): Issue[] => {
  const known = technologies.map(({ id }) => id)
  return technologies.flatMap(({ id, mentoring }) =>
    (mentoring?.support ?? [])
      .filter((each) => !known.includes(each))
      .map((each) =>
        fault(
          `scenarios/technologies/${id}.yaml`,
          `"${each}" is no technology: it is not among ${quoted(known)}`,
          { step: 'mentoring.support' },
        ),
      ),
  )
}
