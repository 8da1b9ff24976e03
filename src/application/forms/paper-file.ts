import type { NewPaper } from '../ports/office/paper-change.ts'

const MIME = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A file as it is handed over. */
export interface PaperFile {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
}

/** What a file is called: its form and day, nobody's name. @example 'survey_act-2026-11-30.pdf' */
export const paperFile = ({ form, day, format }: Pick<NewPaper, 'form' | 'day' | 'format'>) => ({
  name: `${form}-${day}.${format}`,
  mime: MIME[format],
})
