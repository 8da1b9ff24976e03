import type { PrintMonthPlan } from '../../application/ports/print.ts'
import type { MonthPlan, PlanDay, PlanEvent } from '../../domain/events/month-plan.ts'
import { bytesOf, type PdfDocument, withFonts } from './pdf/pdf-document.ts'

/** Points. The body is twice the type of a book: read from two metres by old eyes. */
const SIZE = { title: 28, subtitle: 18, day: 22, event: 22, fact: 18, page: 12 }
const MARGIN = 42
const GAP = { day: 16, event: 8 }
const TIME_WIDTH = 92

const bottom = (doc: PdfDocument): number => doc.page.height - doc.page.margins.bottom

const width = (doc: PdfDocument): number => doc.page.width - 2 * MARGIN

const eventHeight = (doc: PdfDocument, { title, facts }: PlanEvent): number => {
  const room = { width: width(doc) - TIME_WIDTH }
  const head = doc.font('bold').fontSize(SIZE.event).heightOfString(title, room)
  doc.font('plain').fontSize(SIZE.fact)
  return head + facts.reduce((sum, fact) => sum + doc.heightOfString(fact, room), 0) + GAP.event
}

/** A day's head stays with its first event, an event is never torn apart – unless it is longer than a page. */
const keepTogether = (doc: PdfDocument, height: number): void => {
  if (doc.y + height > bottom(doc) && doc.y > doc.page.margins.top) doc.addPage()
}

const drawEvent = (doc: PdfDocument, event: PlanEvent): void => {
  const { time, title, facts } = event
  const y = doc.y
  doc.font('bold').fontSize(SIZE.event)
  if (time !== '') doc.text(time, MARGIN, y, { width: TIME_WIDTH })
  const room = { width: width(doc) - TIME_WIDTH }
  doc.text(title, MARGIN + TIME_WIDTH, y, room)
  doc.font('plain').fontSize(SIZE.fact)
  for (const fact of facts) doc.text(fact, MARGIN + TIME_WIDTH, doc.y, room)
  doc.y += GAP.event
}

const drawDay = (doc: PdfDocument, { day, events }: PlanDay): void => {
  const head =
    doc
      .font('bold')
      .fontSize(SIZE.day)
      .heightOfString(day, { width: width(doc) }) + GAP.day
  keepTogether(doc, head + (events[0] ? eventHeight(doc, events[0]) : 0))
  doc
    .font('bold')
    .fontSize(SIZE.day)
    .text(day, MARGIN, doc.y, { width: width(doc) })
  doc
    .moveTo(MARGIN, doc.y)
    .lineTo(MARGIN + width(doc), doc.y)
    .lineWidth(1)
    .stroke()
  doc.y += GAP.event
  for (const event of events) {
    keepTogether(doc, eventHeight(doc, event))
    drawEvent(doc, event)
  }
  doc.y += GAP.day
}

const numberPages = (doc: PdfDocument, pageOf: MonthPlan['pageOf']): void => {
  const { count } = doc.bufferedPageRange()
  if (count < 2) return
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page)
    doc.font('plain').fontSize(SIZE.page)
    const y = doc.page.height - MARGIN + 8
    // Beneath the margin: without this the text would begin a page of its own.
    doc.page.margins.bottom = 0
    doc.text(pageOf(page + 1, count), MARGIN, y, { width: width(doc), align: 'right', lineBreak: false })
  }
}

/** Prints the plan of a month. The engine is loaded with the first one. */
export const printMonthPlan: PrintMonthPlan = async (plan) => {
  const { default: Pdf } = await import('pdfkit')
  const doc = new Pdf({ size: 'A4', margin: MARGIN, bufferPages: true, info: { Title: plan.title } })
  const written = bytesOf(withFonts(doc))
  doc
    .font('bold')
    .fontSize(SIZE.title)
    .text(plan.title, MARGIN, MARGIN, { width: width(doc) })
  doc.font('plain').fontSize(SIZE.subtitle).text(plan.subtitle)
  doc.y += GAP.day
  for (const day of plan.days) drawDay(doc, day)
  doc.font('plain').fontSize(SIZE.fact)
  const room = { width: width(doc) }
  keepTogether(
    doc,
    plan.footer.reduce((sum, line) => sum + doc.heightOfString(line, room), 0),
  )
  for (const line of plan.footer) doc.text(line, MARGIN, doc.y, room)
  numberPages(doc, plan.pageOf)
  doc.end()
  return written
}
