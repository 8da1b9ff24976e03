import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import type { CountedLine } from '../../../domain/report/counted-line.ts'
import { type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import type { ReportItem } from '../../ports/office/report-desk.ts'
import { refuse } from '../kit/audited.ts'
import { pageOf } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton, OfficeWords } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import { shortDay } from '../kit/short-day.ts'
import { reportHead } from './report-at-hand.ts'
import { lineNamed, lineText, lineWord, splitTexts } from './report-lines.ts'
import { aboutReport, toReport } from './show-report.ts'

/** What was done, as it is called; of a kind that is not known any more – «Запись». */
export const deedOf = (words: OfficeWords, { kind, deed }: ReportItem): TextRef => {
  const key = `office.${kind === 'district_deed' ? 'district_deeds' : 'deeds'}.kinds.${deed}`
  return textAt(words.has(key) ? key : 'office.deeds.kinds.other')
}

/** What of a list is read in a line: whose, on which day, what. */
const itemText = (words: OfficeWords, item: ReportItem, today: LocalDate): TextRef => {
  const who = item.name === null ? (item.title ?? '') : shortName(item.name)
  if (item.kind === 'employee')
    return text('office.report.item', {
      who: text('office.report.employee', { name: who, role: text(`office.roles.${item.title}`) }),
    })
  if (item.day === null) return text('office.report.item', { who })
  const date = shortDay(item.day, today)
  if (who === '') return text('office.report.item_event', { who: deedOf(words, item), date })
  return item.deed === null
    ? text('office.report.item_event', { who, date })
    : text('office.report.item_deed', { who, date, what: deedOf(words, item) })
}

const cardButtons = (items: readonly ReportItem[]): OfficeButton[] => {
  const people = new Map(
    items.flatMap(({ citizen, name }) =>
      citizen !== null && name !== null ? [[citizen, name] as const] : [],
    ),
  )
  return [...people].map(([citizen, name]) => [shortName(name), 'person', citizen])
}

/** «Как считается»: one sentence. */
const howScreen = (word: string, line: CountedLine): Screen => ({
  parts: [lineText(line), text('office.report.how_head'), text(`office.report.how.${line.id}`)],
  buttons: [[text('office.report.buttons.list'), 'report_line', word, lineWord(line)], toReport(word)],
  place: 'in_place',
})

/** Who and what stands behind a number, as far as the reader may see it; of the others, how many there are. */
const listScreen = async (
  call: OfficeCall,
  line: CountedLine,
  word: string,
  head: TextRef[],
): Promise<Screen> => {
  const { desks, actor, today, moment, words, args } = call
  const items = await desks.reports.items(actor, line.behind, today, moment.at)
  const others = line.behind.length - items.length
  const { shown, first, turns } = pageOf(items, args[2], (page) => [
    'report_line',
    word,
    lineWord(line),
    page,
  ])
  return {
    parts: [
      ...head,
      lineText(line),
      ...splitTexts(line),
      ...(shown.length === 0 ? [] : [text('talk.blank')]),
      ...shown.map((item, place) =>
        text('office.report.nth', { n: first + place + 1, what: itemText(words, item, today) }),
      ),
      ...(others > 0 ? [text('office.report.others', { n: others })] : []),
    ],
    buttons: [
      ...cardButtons(shown),
      ...turns,
      [text('office.report.buttons.how'), 'report_line', word, lineWord(line), 'how'],
      toReport(word),
    ],
    place: 'in_place',
    object: `report:${word}`,
  }
}

/** A number opens its list. */
export const showReportLine = aboutReport((call, hand) => {
  const { word, counted } = hand
  const line = lineNamed(counted.lines, call.args[1])
  if (!line) return refuse(call, 'see_report', `report:${word}`)
  return call.args[2] === 'how' ? howScreen(word, line) : listScreen(call, line, word, reportHead(hand, call))
})
