import type { KnownRow } from '../../../domain/forms/known.ts'
import type { ListSource } from '../../../domain/forms/source-name.ts'
import { type Param, text } from '../../../domain/words/text-ref.ts'
import type { DeedOnPaper, ReportOnPaper } from '../../ports/office/paper-desk.ts'
import type { ListOf } from './list-of.ts'

const numbered = (rows: readonly KnownRow[]): KnownRow[] =>
  rows.map((row, index) => ({ n: index + 1, ...row }))

const named =
  (group: string, has: (key: string) => boolean) =>
  (name: string | null): Param | null => {
    const key = `office.contact.${group}.${name}`
    return name !== null && has(key) ? text(key) : null
  }

const technologyOf = ({ technology }: DeedOnPaper): Param | null =>
  technology === null ? null : text(`technologies.${technology}.name`)

/** What a reception or a consultation was about. */
const topicOf = ({ topic }: DeedOnPaper, has: (key: string) => boolean): Param | null => {
  if (topic === null) return null
  const key = `needs.${topic}.title`
  return text(has(key) ? key : 'office.deeds.other_topic')
}

/** A consultation, and a reception: «Пришёл на приём». */
const isReceived = ({ kind }: DeedOnPaper): boolean => kind === 'consultation' || kind === 'meeting'

const consultations: ListOf = ({ monthDeeds, has }) =>
  numbered(
    monthDeeds.filter(isReceived).map((deed) => ({
      day: { date: deed.day },
      who: deed.name,
      topic: topicOf(deed, has),
      kind: deed.help === null ? null : text(`office.deeds.help_kinds.${deed.help}`),
      where: deed.kind === 'meeting' ? named('kinds', has)(deed.kind) : null,
      staff: deed.staffName,
    })),
  )

/** Attempts in vain stand there too: the outcome says it. */
const contacts: ListOf = ({ monthDeeds, has }) => {
  const kind = named('kinds', has)
  const outcome = named('outcomes', has)
  return numbered(
    monthDeeds
      .filter((deed) => kind(deed.kind) !== null)
      .map((deed) => ({
        day: { date: deed.day },
        who: deed.name,
        kind: kind(deed.kind),
        outcome: outcome(deed.outcome),
        technology: technologyOf(deed),
        staff: deed.staffName,
      })),
  )
}

const letters: ListOf = ({ monthDeeds }) =>
  numbered(
    monthDeeds
      .filter(({ kind }) => kind === 'letter_sent')
      .map(({ day, name, letter, staffName }) => ({
        day: { date: day },
        addressee: letter?.organisation ?? null,
        who: name,
        received: letter?.receivedOn ? { date: letter.receivedOn } : null,
        answered: letter?.answeredOn ? { date: letter.answeredOn } : null,
        staff: staffName,
      })),
  )

const standing = ({ status, technology, stage, reason }: ReportOnPaper): Param =>
  status === 'closed'
    ? text('office.papers.values.case_closed', {
        reason: reason === null ? '' : text(`technologies.${technology}.reasons.${reason}`),
      })
    : text(`technologies.${technology}.stages.${stage}.name`)

const reports: ListOf = (ground) =>
  numbered(
    ground.reports.map((report) => ({
      day: { date: report.day },
      who: report.name,
      essence: report.problem,
      urgency: text(`cases.urgency.${report.urgency}`),
      standing: standing(report),
      curator: report.curatorName,
    })),
  )

/** Registers of a month. */
export const MONTH_LISTS = {
  'month.consultations': consultations,
  'month.contacts': contacts,
  'month.letters': letters,
  'month.reports': reports,
} as const satisfies Partial<Record<ListSource, ListOf>>
