import type { Form, PaperFormat } from '../../domain/forms/form.ts'
import { tagValues } from '../../domain/forms/tag-values.ts'
import { versionOfForm } from '../../domain/forms/version-of-form.ts'
import type { OwnFormDesk } from '../ports/office/own-form-desk.ts'
import type { OwnFormEngine } from '../ports/own-forms.ts'
import type { PaperPrinters } from '../ports/print.ts'
import type { PaperGround } from './paper-ground.ts'
import { composingOf, type PaperManner, printForm } from './print-form.ts'

/** What papers are written with. */
export interface WritingParts {
  readonly ownForms: OwnFormDesk
  readonly ownFormEngine: OwnFormEngine
  readonly printPaper: PaperPrinters
}

/** A paper as it was written: its bytes, and what it looked like. */
export interface WrittenPaper {
  readonly bytes: Uint8Array
  readonly version: string
}

/** Writes a form in a format: for Word on the institution's own template where one is in force, else as ours. */
export const writePaper = async (
  { ownForms, ownFormEngine, printPaper }: WritingParts,
  { form, format }: { readonly form: Form; readonly format: PaperFormat },
  ground: PaperGround,
  manner: PaperManner,
): Promise<WrittenPaper> => {
  const version = versionOfForm(form)
  const own = format === 'docx' ? await ownForms.inForce(ground.staff.department, form.id) : null
  if (own === null) return { bytes: await printPaper[format](printForm(form, ground, manner)), version }
  const values = tagValues(composingOf(form, ground, manner))
  return { bytes: await ownFormEngine.fill(own.file, values), version: `${version}+${own.version}` }
}
