import { may } from '../../../domain/access/can.ts'
import { mayPrint } from '../../../domain/forms/may-print.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import type { CountedLine } from '../../../domain/report/counted-line.ts'
import {
  type ListRow,
  reportSheets,
  type SheetLine,
  type SheetTexts,
} from '../../../domain/report/report-sheets.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import { gatherGround } from '../../forms/gather-ground.ts'
import { paperFile } from '../../forms/paper-file.ts'
import type { ReportOnForm } from '../../forms/paper-ground.ts'
import { printForm } from '../../forms/print-form.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Answer, useCase } from '../kit/screen.ts'
import { placeOfPaper } from '../papers/paper-place.ts'
import { frozenOf, periodName, type ReportAtHand, reportAtHand } from './report-at-hand.ts'
import { numberText } from './report-lines.ts'
import { deedOf } from './report-list.ts'
import { aboutReport, toReport } from './show-report.ts'

const FORM = 'statistical_report'
const FORMATS = ['xlsx', 'docx', 'pdf'] as const

/** How a line is worded on paper: as it was when it was handed in, else as the order words it. */
const wordingOf = ({ moment }: OfficeCall, hand: ReportAtHand, { id }: CountedLine): string => {
  const handed = hand.handed ? frozenOf(hand.handed).scopes.flatMap(({ lines }) => lines) : []
  const line = [...handed, ...hand.definition.lines].find((each) => each.id === id)
  return line?.wording[moment.language] ?? ''
}

const standingOf = ({ handed }: ReportAtHand, { today }: OfficeCall): TextRef =>
  handed
    ? text('office.report.was_handed', { version: handed.version, date: { date: handed.day } })
    : text('office.report.counted_on', { date: { date: today } })

const onForm = async (call: OfficeCall, hand: ReportAtHand): Promise<ReportOnForm> => {
  const { actor, desks } = call
  const { handed, district, of, counted } = hand
  const frozen = handed ? frozenOf(handed) : null
  const now = frozen ? null : await desks.papers.institution(actor.department)
  return {
    institution: frozen ? frozen.institution : (now?.name ?? null),
    unit: district ?? frozen?.unit ?? actor.departmentName,
    period: periodName(of),
    standing: standingOf(hand, call),
    lines: counted.lines.map((line) => ({
      number: line.number,
      wording: wordingOf(call, hand, line),
      value: numberText(line.value),
    })),
  }
}

const sheetTexts = ({ words }: OfficeCall): SheetTexts => {
  const said = (key: string): string => words.phrase(`office.report.sheet.${key}`)
  return {
    sheet: said('name'),
    columns: [said('number'), said('wording'), said('value')],
    listColumns: [said('number'), said('day'), said('who'), said('what')],
    unnumbered: said('unnumbered'),
    unrecorded: words.phrase('office.report.unrecorded'),
    wholeUnit: words.phrase('office.report.whole_unit'),
    others: said('others'),
  }
}

/** What stands behind a line, as far as the reader may see it. */
const listOf = async (call: OfficeCall, { behind }: CountedLine): Promise<readonly ListRow[]> => {
  const { desks, actor, today, moment, words } = call
  const items = await desks.reports.items(actor, behind, today, moment.at)
  return items.map((item) => ({
    day: item.day,
    who: item.name === null ? (item.title ?? '') : shortName(item.name),
    what: item.deed === null ? '' : words.plain(deedOf(words, item)),
  }))
}

const sheetLine = async (
  call: OfficeCall,
  hand: ReportAtHand,
  line: CountedLine,
  withLists: boolean,
): Promise<SheetLine> => {
  const { id, number, value } = line
  const rule = hand.definition.lines.find((each) => each.id === id)?.rule
  const list = withLists ? await listOf(call, line) : null
  return {
    id,
    number,
    value,
    list,
    wording: wordingOf(call, hand, line),
    under: rule?.of === 'sum' ? rule.lines : [],
    others: list === null || typeof value !== 'number' ? 0 : value - list.length,
  }
}

/** The workbook, with or without the lists behind the numbers. */
const workbook = async (call: OfficeCall, hand: ReportAtHand, withLists: boolean): Promise<Uint8Array> => {
  const { words, desks, moment } = call
  const form = await onForm(call, hand)
  const lines: SheetLine[] = []
  for (const line of hand.counted.lines) lines.push(await sheetLine(call, hand, line, withLists))
  const said = (value: ReportOnForm['period']): string => words.plain(text('forms.common.value', { value }))
  const title = moment.conversation.renderers[moment.language].plain(text(`forms.${FORM}.title`))
  const head = [title, form.institution ?? '', form.unit, said(form.period), said(form.standing)]
  return desks.writeSheets(reportSheets(head, lines, sheetTexts(call)))
}

const fileOf = (
  call: OfficeCall,
  { word }: ReportAtHand,
  bytes: Uint8Array,
  format: (typeof FORMATS)[number],
): Decision =>
  decide(call.moment, {
    replies: [
      {
        kind: 'file',
        ...paperFile({ form: FORM, day: word, format }),
        encoding: 'base64',
        content: Buffer.from(bytes).toString('base64'),
        caption: call.words.html([text('office.report.file_caption')]),
      },
    ],
    office: [allowed(call, 'see_report', `report:${word}`, format)],
  })

/** By the form: to be signed, hung or sent. */
const paperOf = async (call: OfficeCall, hand: ReportAtHand, format: 'docx' | 'pdf'): Promise<Answer> => {
  const { moment, desks, actor } = call
  const { conversation, language } = moment
  const form = conversation.content.forms.get(FORM)
  if (!form || !mayPrint(actor.role, form)) return refuse(call, 'see_report', `report:${hand.word}`)
  const asked = { form, about: '', choice: '', visit: null, report: await onForm(call, hand) }
  const ground = await gatherGround(desks, asked, placeOfPaper(call))
  if (ground === null) return refuse(call, 'see_report', `report:${hand.word}`)
  const paper = printForm(form, ground, { language, renderer: conversation.renderers[language] })
  return fileOf(call, hand, await desks.printPaper[format](paper), format)
}

/** «Файлы»: numbers alone may leave the house, lists hold names. */
export const sendReport = aboutReport(async (call, hand): Promise<Answer> => {
  const { word } = hand
  const format = FORMATS.find((each) => each === call.args[1])
  if (format === 'xlsx') return fileOf(call, hand, await workbook(call, hand, false), format)
  if (format !== undefined) return paperOf(call, hand, format)
  return {
    parts: [text('office.report.which_file')],
    buttons: [
      ...FORMATS.map(
        (each): OfficeButton => [text(`office.report.buttons.${each}`), 'report_file', word, each],
      ),
      ...(may(call.actor.role, 'print_form')
        ? [[text('office.report.buttons.lists'), 'report_lists', word] as const]
        : []),
      toReport(word),
    ],
    place: 'in_place',
  }
})

/** Whether a file with names may go into the chat: on the playground, or where the head allowed it. */
const mayHoldNames = async ({ desks, actor }: OfficeCall): Promise<boolean> =>
  desks.paperWay.kind === 'playground' ||
  ((await desks.papers.institution(actor.department))?.inChat ?? false)

/** The workbook with its lists: whom the reader may see, by name. */
export const sendReportLists = useCase('print_form', async (call): Promise<Answer> => {
  const hand = await reportAtHand(call)
  if (!hand) return refuse(call, 'print_form', `report:${call.args[0] ?? ''}`)
  if (!(await mayHoldNames(call)))
    return { parts: [text('office.report.lists_not_allowed')], buttons: [toReport(hand.word)] }
  return fileOf(call, hand, await workbook(call, hand, true), 'xlsx')
})
