import { judge, type Verdict } from '../documents/judge.ts'
import { forCause, termsFor } from '../needs/need.ts'
import { ownEntry } from '../own-entry.ts'
import { type Param, type TextRef, text, textAt } from '../words/text-ref.ts'
import { chosenOrganisation } from './addressed.ts'
import { checked } from './checked.ts'
import type { StepOf } from './definition.ts'
import { growthIn } from './growth.ts'
import { causeOf } from './offices.ts'
import { papersOf, saidOfPapers } from './steps/checklist.ts'
import { plannedActions } from './steps/plan.ts'
import type { Talk } from './talk.ts'
import { variableIn } from './variables.ts'

type Step = { readonly key: string; readonly text: TextRef }
type Card = (talk: Talk, step: Step) => TextRef[]

const BLANK = text('talk.blank')
const visitDay = ({ session }: Talk): string | null => {
  const date = session.answers['visit_date']
  return typeof date === 'string' ? date : null
}
/** Value first: whom to ask, number, main papers, term, cost – before any question of ours (promises.md 9). */
const shortAnswer: Card = (talk) => {
  const { need } = talk.situation
  const cause = causeOf(talk)
  const specific = `needs.${need.id}.short.${cause ?? 'any'}`
  const answer = textAt(talk.situation.has(specific) ? specific : `needs.${need.id}.short.any`)
  const facts = [...forCause(need.fees, cause).slice(0, 1), ...termsFor(need, cause).slice(0, 1)]
  const own = cause ? [text('talk.your_case', { cause: text(`needs.${need.id}.causes.${cause}`) })] : []
  const { body, organisation } = chosenOrganisation(talk)
  return [...own, answer, BLANK, checked(talk, [body, ...(organisation ? [organisation] : []), ...facts])]
}

/** What lies beside the phone during the call (C4): number, hours, opening, three questions, what to write down. */
const callCard: Card = (_, step) => [step.text]

const verdictLine = (name: TextRef, verdict: Verdict): TextRef => {
  switch (verdict.verdict) {
    case 'expires_before':
    case 'expires_soon_after':
      return text(`talk.papers.verdicts.${verdict.verdict}`, {
        name,
        days: { duration: { n: verdict.days, unit: 'calendar_days' } },
        until: { date: verdict.until },
      })
    case 'get_by':
      return text(
        `talk.papers.verdicts.${verdict.late ? 'get_late' : verdict.approximate ? 'get_about' : 'get_by'}`,
        {
          name,
          start: { date: verdict.start },
        },
      )
    default:
      return text(`talk.papers.verdicts.${verdict.verdict}`, { name })
  }
}

/** The pack of papers judged on the visit day, the missing ones planned backwards from it (C6). */
const documents: Card = (talk, step) => {
  const { need, now, calendar } = talk.situation
  const known = saidOfPapers(talk)
  const lines = papersOf(talk).flatMap((document) => {
    const paper = ownEntry(known, document.id) ?? { state: 'will_get' as const }
    const verdict = judge(paper, document.obtain, visitDay(talk), now.date, calendar)
    const base = `needs.${need.id}.documents.${document.id}`
    const lost =
      paper.state === 'lost' ? [text('talk.papers.if_lost', { value: textAt(`${base}.lost`) })] : []
    return [verdictLine(textAt(`${base}.name`), verdict), ...lost]
  })
  return [step.text, BLANK, ...lines]
}

/** A grade in the words of its button; grades of a talk that began with five of them are the nearest of the three. */
const gradeText = (value: number): TextRef => text(`talk.ratings.${value <= 2 ? 1 : value >= 4 ? 5 : 3}`)

/** Growth in plain words; a competence rated once shows that rating. */
const growth: Card = (talk, step) => {
  const lines = growthIn(talk).map(({ competence, before, after }) => {
    const name = text(`talk.competences.${competence}`)
    if (before === null || after === null)
      return text('talk.growth.now', { name, mark: gradeText(after ?? before ?? 1) })
    const change = after > before ? 'grown' : 'same'
    return text(`talk.growth.${change}`, { name, before: gradeText(before), after: gradeText(after) })
  })
  return [step.text, BLANK, ...(lines.length > 0 ? lines : [text('talk.growth.none')])]
}

const actionText = (what: string, own: boolean, { scenario }: Talk): Param => {
  if (own) return what
  const step = [...scenario.steps.values()].find(({ definition }) => definition.type === 'plan')
  return textAt(`${step?.key}.options.${what}`)
}

/** The lines of the micro-plan, one an action. */
export const planLines = (talk: Talk): TextRef[] =>
  plannedActions(talk).map(({ what, own, who, by }, index) =>
    text('talk.plan.line', {
      n: index + 1,
      what: actionText(what, own, talk),
      who: text(`talk.plan.who.${who}`),
      by: { date: by },
    }),
  )

/** The micro-plan: who does what by when. */
const plan: Card = (talk, step) => {
  const lines = planLines(talk)
  return [step.text, BLANK, ...(lines.length > 0 ? lines : [text('talk.plan.empty')])]
}

/** How many places to turn to are listed: whoever comes to the last of them has a specialist beside them. */
const SHOWN_PLACES = 4

/** Where to turn, the nearest first. */
const placesOf = (talk: Talk): TextRef[] => {
  const { need } = talk.situation
  return need.refusal
    .slice(0, SHOWN_PLACES)
    .map((id, index) => text('talk.line', { n: index + 1, value: text(`needs.${need.id}.refusal.${id}`) }))
}

/** How many terms and laws fit into one message that is still read to the end. */
const SHOWN_TERMS = 1
const SHOWN_LAWS = 1

/** Fee, term and law with the day of verification. */
const facts: Card = (talk, step) => {
  const { need } = talk.situation
  const cause = causeOf(talk)
  const fees = forCause(need.fees, cause).slice(0, 1)
  const terms = termsFor(need, cause).slice(0, SHOWN_TERMS)
  const laws = forCause(need.laws, cause).slice(0, SHOWN_LAWS)
  return [
    step.text,
    BLANK,
    ...fees.map(({ id, amount }) => text(`needs.${need.id}.fees.${id}`, { amount: { amount } })),
    ...terms.map(({ id, n, unit }) => text(`needs.${need.id}.terms.${id}`, { n: { duration: { n, unit } } })),
    ...laws.map(({ id }) => text(`needs.${need.id}.laws.${id}`)),
    BLANK,
    checked(talk, [...fees, ...terms, ...laws]),
  ]
}

/** Where to turn when refused, the nearest first. */
const refusal: Card = (talk, step) => [step.text, BLANK, ...placesOf(talk)]

/** The visit on one screen: when, where, with what, what to say, what to ask for in writing. */
const visitPlan: Card = (talk, step) => {
  const ready = Object.values(saidOfPapers(talk)).filter(({ state }) => state === 'have').length
  const time = variableIn('visit_time', talk)
  return [textAt(step.text.key, { ready, ...(time === undefined ? {} : { visit_time: time }) })]
}

/** All cards by the name that definitions use. */
export const CARDS: Readonly<Record<StepOf<'card'>['card'], Card>> = {
  short_answer: shortAnswer,
  call_card: callCard,
  documents,
  growth,
  plan,
  visit_plan: visitPlan,
  facts,
  refusal,
}
