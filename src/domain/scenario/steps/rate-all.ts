import { text } from '../../words/text-ref.ts'
import { chosen, NOT_OFFERED } from '../choosing.ts'
import type { CompiledStep } from '../compiled.ts'
import { Competence } from '../definition.ts'
import type { Choice } from '../event.ts'
import { type Outcome, recorded, type StepKind, said, type Talk } from '../talk.ts'
import { RATED, ratingName } from './rate.ts'

type RateAllStep = CompiledStep<'rate_all'>

/** The grades of what was ticked and of what was not, on the scale of a self-assessment. */
const CAN = 5
const CANNOT_YET = 1

/** Whoever would rather be asked part by part. */
const LATER: Choice = { id: 'later', label: text('talk.rated_all.later') }

const isCompetence = (id: unknown): id is Competence => Competence.safeParse(id).success

/** What was ticked so far, in the order of the track. */
const tickedIn = ({ session: { cursor } }: Talk): readonly Competence[] => {
  const ticked: unknown[] = Array.isArray(cursor?.['ticked']) ? cursor['ticked'] : []
  return Competence.options.filter((competence) => ticked.includes(competence))
}

const nameOf = (competence: Competence) => text(`talk.competences.${competence}`)

const choicesFor = (ticked: readonly Competence[]): Choice[] => [
  ...Competence.options
    .filter((competence) => !ticked.includes(competence))
    .map((competence) => ({ id: competence, label: nameOf(competence) })),
  { id: 'done', label: text(`talk.rated_all.${ticked.length > 0 ? 'done' : 'none'}`) },
  ...(ticked.length > 0 ? [] : [LATER]),
]

/** The question; after a tick it says back what was ticked, so that typed words that were taken otherwise are noticed. */
const question = (step: RateAllStep, ticked: readonly Competence[], latest = ticked.at(-1)) => {
  const words = latest === undefined ? step.text : text('talk.rated_all.ticked', { latest: nameOf(latest) })
  return said(step, [words], choicesFor(ticked))
}

const rated = (step: RateAllStep, talk: Talk, ticked: readonly Competence[]): Outcome => {
  const grades = Competence.options.map((competence) => ({
    competence,
    name: ratingName('before', competence),
    value: ticked.includes(competence) ? CAN : CANNOT_YET,
  }))
  return {
    move: 'next',
    events: grades.flatMap(({ competence, name, value }) => [
      recorded(step, talk, name, value),
      { type: 'competence_rated' as const, competence, moment: 'before' as const, value },
    ]),
    answers: { ...Object.fromEntries(grades.map(({ name, value }) => [name, value])), [RATED]: true },
  }
}

const ticking = (step: RateAllStep, ticked: readonly Competence[], latest?: Competence): Outcome => ({
  move: 'wait',
  events: [question(step, ticked, latest)],
  cursor: ticked.length > 0 ? { ticked } : null,
})

/**
 * All self-assessments at once: what one can do without help is ticked, one press each, and the rest is what is learned
 * (C-measure). Whoever passes it over is asked in each stage.
 */
export const rateAll: StepKind<'rate_all'> = {
  show: (step, talk) => [question(step, tickedIn(talk))],
  receive(step, answer, talk) {
    const ticked = tickedIn(talk)
    const id = chosen(answer, choicesFor(ticked), talk)
    if (id === 'done') return rated(step, talk, ticked)
    if (id === 'later') return { move: 'next', events: [] }
    if (!isCompetence(id)) return NOT_OFFERED
    const more = Competence.options.filter((competence) => competence === id || ticked.includes(competence))
    return more.length === Competence.options.length ? rated(step, talk, more) : ticking(step, more, id)
  },
  back: (step, talk) => (tickedIn(talk).length === 0 ? null : ticking(step, [])),
  records: () => [RATED, ...Competence.options.map((competence) => ratingName('before', competence))],
}
