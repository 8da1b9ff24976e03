import type { MonthPlan } from '../../domain/events/month-plan.ts'
import type { PaperFormat } from '../../domain/forms/form.ts'
import type { Paper } from '../../domain/forms/paper.ts'
import type { Sheet } from '../../domain/forms/paper-sheets.ts'

/** Writes the plan of a month as PDF (A4) in type that is read from two metres. */
export type PrintMonthPlan = (plan: MonthPlan) => Promise<Uint8Array>

/**
 * Writes a paper in one format. What somebody typed stays text: `=HYPERLINK(…)`, `{{tag}}`, `<w:p>`; nothing is cut, what does
 * not fit goes on the next page.
 */
export type PrintPaper = (paper: Paper) => Promise<Uint8Array>

/** Writes sheets as a workbook (.xlsx): words are never a formula, our own formulas carry what they come to. */
export type WriteSheets = (sheets: readonly Sheet[]) => Promise<Uint8Array>

/** A writer for each format: DOCX to be edited and signed, PDF to be handed out, XLSX to be counted. */
export type PaperPrinters = Readonly<Record<PaperFormat, PrintPaper>>

/**
 * How papers with people's data are handed over: by a link to the product's own server at `base`; where there is none, into
 * the chat if a head allowed it; on the playground, where nobody is real, into the chat.
 */
export type PaperWay =
  | { readonly kind: 'link'; readonly base: string }
  | { readonly kind: 'allowed_chat' }
  | { readonly kind: 'playground' }
