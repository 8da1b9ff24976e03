import type { ComparedEntry, EntryFate } from '../../../domain/organisations/compare-directory.ts'
import { canTake, countOf } from '../../../domain/organisations/compare-directory.ts'
import { accessParts, type DirectoryEntry, isDue } from '../../../domain/organisations/directory-office.ts'
import type { DirectoryReading, DirectoryRemark } from '../../../domain/organisations/directory-reading.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { shortText } from '../../../domain/text/cut-text.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { DirectoryLine, KeptDirectory } from '../../ports/office/directory-desk.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'

const MIB = 1_048_576
/** Remarks that are told at once; all of them are in the file. */
const FIRST_REMARKS = 5
/** Columns that are named at most when they were not read. */
const MOST_COLUMNS = 4
const LONGEST_HEADING = 40

/** Refusals that are worded here; the others belong to files in general. */
const OWN_REFUSALS = ['gone', 'no_heading', 'columns_missing', 'no_offices', 'too_many_offices']

const refusalLine = ({ why, limit, row }: NonNullable<DirectoryReading['refused']>): TextRef => {
  if (OWN_REFUSALS.includes(why)) return text(`office.directory.refused.${why}`, { n: limit ?? 0 })
  const most = why === 'too_big' ? Math.round((limit ?? 0) / MIB) : { amount: limit ?? 0 }
  return text(`register_import.refused.${why}`, { limit: most, row: row ?? 0 })
}

/** Why a table is of no use, and what to do. */
export const refusedLines = (refused: NonNullable<DirectoryReading['refused']>): TextRef[] => [
  text('office.directory.not_read'),
  refusalLine(refused),
  text('office.directory.send_again'),
]

/** What an office is and says, line by line. */
export const officeLines = (office: DirectoryEntry): TextRef[] => [
  text('office.directory.title', { name: office.name, kind: text(`office.directory.kinds.${office.kind}`) }),
  text('office.directory.address', { address: office.address }),
  text('office.directory.hours', { hours: office.hours ?? text('office.directory.not_said') }),
  text('office.directory.phone', { phone: office.phone ?? text('office.directory.not_said') }),
  ...accessParts(office).map((part) => text('office.directory.part', { what: part })),
]

/** When an office was made sure of, by whom, and whether it is time to do so again. */
export const checkedLine = (line: DirectoryLine, today: string): TextRef =>
  text(isDue(line, today) ? 'office.directory.due' : 'office.directory.checked', {
    date: { date: line.checkedOn },
    name: line.by === null ? text('office.directory.nobody') : shortName(line.by),
  })

/** Where something stands: «Строка 10, столбец «Телефон»». */
export const placeOf = ({ row, heading }: DirectoryRemark): TextRef =>
  heading === ''
    ? text('office.directory.place.row', { row })
    : text('office.directory.place.cell', { row, name: shortText(heading, LONGEST_HEADING) })

/** What is wrong with a cell, in words that say what to do. */
export const troubleOf = ({ what }: DirectoryRemark): TextRef => text(`office.directory.trouble.${what}`)

const remarkLine = (remark: DirectoryRemark): TextRef =>
  remark.said === ''
    ? text('office.directory.remark', { place: placeOf(remark), what: troubleOf(remark) })
    : text('office.directory.remark_said', {
        place: placeOf(remark),
        note: remark.said,
        what: troubleOf(remark),
      })

const FATES: readonly EntryFate[] = ['new', 'changed', 'checked', 'same']

const countLines = (all: readonly ComparedEntry[], { repeated }: DirectoryReading): TextRef[] => [
  ...FATES.filter((fate) => countOf(all, fate) > 0).map((fate) =>
    text(`office.directory.counts.${fate}`, { n: countOf(all, fate) }),
  ),
  ...(repeated > 0 ? [text('office.directory.counts.repeated', { n: repeated })] : []),
]

const remarkLines = ({ remarks }: DirectoryReading): TextRef[] => {
  // What keeps a row out is told before what is merely left empty.
  const told = [...remarks.filter(({ isFault }) => isFault), ...remarks.filter(({ isFault }) => !isFault)]
  const more = told.length - FIRST_REMARKS
  return [
    ...told.slice(0, FIRST_REMARKS).map(remarkLine),
    ...(more > 0 ? [text('office.directory.more_remarks', { n: more })] : []),
  ]
}

/** What a table came to, as it stands now; `others` – offices of the directory that it does not name. */
export const fileLines = (
  { reading, state }: KeptDirectory,
  all: readonly ComparedEntry[],
  others: number,
): TextRef[] => {
  if (state !== 'read') return [text(`office.directory.state.${state}`)]
  const n = reading.entries.length
  const { unread, faulty } = reading
  return [
    text(faulty === 0 ? 'office.directory.file_head' : 'office.directory.file_head_faulty', {
      n,
      more: faulty,
    }),
    ...countLines(all, reading),
    ...remarkLines(reading),
    ...(unread.length > 0
      ? [
          text('office.directory.unread', {
            list: { list: unread.slice(0, MOST_COLUMNS).map((each) => shortText(each, LONGEST_HEADING)) },
          }),
        ]
      : []),
    ...(others > 0 ? [text('office.directory.others', { n: others })] : []),
    text('talk.blank'),
    text(canTake(all) ? 'office.directory.ask_take' : 'office.directory.nothing_to_take'),
  ]
}

/** What can be done with a table now. */
export const fileButtons = (
  { id, reading, state }: KeptDirectory,
  all: readonly ComparedEntry[],
): OfficeButton[] => {
  if (state !== 'read') return [[text('office.directory.buttons.all'), 'directory']]
  const button = (name: string, useCase: UseCaseName): OfficeButton => [
    text(`office.directory.buttons.${name}`),
    useCase,
    id,
  ]
  return [
    ...(all.length > 0 ? [button('show', 'directory_file_show')] : []),
    ...(reading.remarks.length > 0 ? [button('faults', 'directory_file_faults')] : []),
    ...(canTake(all) ? [button('take', 'directory_file_take')] : []),
    button('leave', 'directory_file_leave'),
  ]
}
