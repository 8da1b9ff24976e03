import type { KnownRow } from '../../../domain/forms/known.ts'
import type { ListSource } from '../../../domain/forms/source-name.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { type Param, text, textAt } from '../../../domain/words/text-ref.ts'
import type { DeedOnPaper, ReportOnPaper } from '../../ports/office/paper-desk.ts'
import type { PaperGround } from '../paper-ground.ts'
import type { ListOf } from './list-of.ts'

/** Ways of meeting or reaching somebody. */
const WAYS: readonly string[] = ['visit', 'phone', 'messenger']

const numbered = (rows: readonly KnownRow[]): KnownRow[] =>
  rows.map((row, index) => ({ n: index + 1, ...row }))

const named =
  (group: string, has: (key: string) => boolean) =>
  (name: string | null): Param | null => {
    const key = `office.contact.${group}.${name}`
    return name !== null && has(key) ? textAt(key) : null
  }

const technologyOf = ({ technology }: DeedOnPaper): Param | null =>
  technology === null ? null : text(`technologies.${technology}.name`)

/** What a reception or a consultation was about. */
const topicOf = ({ topic }: DeedOnPaper, has: (key: string) => boolean): Param | null => {
  if (topic === null) return null
  const key = `needs.${topic}.title`
  return textAt(has(key) ? key : 'office.deeds.other_topic')
}

const isSameDay = (deed: DeedOnPaper, other: DeedOnPaper): boolean =>
  other.citizen === deed.citizen && other.day === deed.day

/** Where somebody was advised: at the office; else where they were met or reached on that day. */
const whereOf = (deed: DeedOnPaper, { monthDeeds, has }: PaperGround): Param | null => {
  const kind = named('kinds', has)
  if (deed.kind === 'meeting') return kind(deed.kind)
  const met = monthDeeds.find(
    (other) => isSameDay(deed, other) && WAYS.includes(other.kind) && other.outcome !== 'not_reached',
  )
  return met === undefined ? null : kind(met.kind)
}

/** What came of it on the same day: a sheet, a letter, a case; and what was written. */
const cameOf = (deed: DeedOnPaper, { monthDeeds }: PaperGround): Param | null => {
  const isSent = monthDeeds.some((other) => isSameDay(deed, other) && other.kind === 'letter_sent')
  const came: Param[] = [
    ...(deed.gaveSheet ? [text('office.papers.values.gave_sheet')] : []),
    ...(isSent ? [text('office.papers.values.sent_letter')] : []),
    ...(deed.openedCase ? [text('office.papers.values.opened_case')] : []),
    ...(deed.note === null ? [] : [deed.note]),
  ]
  return came.length === 0 ? null : { list: came }
}

/** Who went along, as the act of that day says. */
const companions = ({ survey }: DeedOnPaper, { actSections }: PaperGround): Param | null => {
  const section = actSections.find(({ id }) => id === 'witnesses')
  if (survey === null || !section) return null
  const went: Param[] = [
    ...section.items
      .filter((item) => survey.ticks.includes(item))
      .map((item) => text(`office.sheets.items.${item}`)),
    ...section.fields.flatMap(({ id }) => ownEntry(survey.said, id) ?? []),
  ]
  return went.length === 0 ? null : { list: went }
}

/** A consultation, and a reception: «Пришёл на приём». */
const isReceived = ({ kind }: DeedOnPaper): boolean => kind === 'consultation' || kind === 'meeting'

const consultations: ListOf = (ground) => {
  const { monthDeeds, has } = ground
  return numbered(
    monthDeeds.filter(isReceived).map((deed) => ({
      day: { date: deed.day },
      who: deed.name,
      topic: topicOf(deed, has),
      kind: deed.help === null ? null : text(`office.deeds.help_kinds.${deed.help}`),
      outcome: cameOf(deed, ground),
      where: whereOf(deed, ground),
      staff: deed.staffName,
    })),
  )
}

/** Attempts in vain stand there too: the outcome says it. */
const contacts: ListOf = (ground) => {
  const { monthDeeds, has } = ground
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
        planned: deed.answers === null ? null : text(`office.papers.values.${deed.answers}`),
        technology: technologyOf(deed),
        with: companions(deed, ground),
        staff: deed.staffName,
      })),
  )
}

const letters: ListOf = ({ monthLetters }) =>
  numbered(
    monthLetters.map(({ name, note, staffName }) => ({
      number: note.number,
      day: { date: note.sentOn },
      kind: note.kind === null ? null : text(`forms.common.letter_kinds.${note.kind}`),
      addressee: note.organisation,
      who: name,
      received: note.receivedOn === null ? null : { date: note.receivedOn },
      answered: note.answeredOn === null ? null : { date: note.answeredOn },
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
      from: report.source === null ? null : text(`office.cases.report_sources.${report.source}`),
      who: report.name,
      essence: report.problem,
      urgency: text(`cases.urgency.${report.urgency}`),
      standing: standing(report),
      curator: report.curatorName,
    })),
  )

/** Rounds, raids and prevention: where, with whom, how many people were visited and taken onto the register on that day. */
const districtDeeds: ListOf = ({ monthDistrictDeeds }) =>
  numbered(
    monthDistrictDeeds.map(({ day, kind, districtName, partners, visited, registered, words, by }) => ({
      day: { date: day },
      what: text(`office.district_deeds.kinds.${kind}`),
      where: districtName,
      partners:
        partners.length === 0
          ? null
          : { list: partners.map((each) => text(`office.district_deeds.partners.${each}`)) },
      visited: String(visited),
      registered: String(registered),
      outcome: words,
      staff: by,
    })),
  )

/** Every line of a statistical report. */
const reportLines: ListOf = ({ report }) =>
  (report?.lines ?? []).map(({ number, wording, value }) => ({ number, wording, value }))

/** Registers of a month, and the report of a period. */
export const MONTH_LISTS = {
  'month.consultations': consultations,
  'month.contacts': contacts,
  'month.letters': letters,
  'month.reports': reports,
  'month.district_deeds': districtDeeds,
  'report.lines': reportLines,
} as const satisfies Partial<Record<ListSource, ListOf>>
