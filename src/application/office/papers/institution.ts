import { cleanWords, hasWords } from '../../../domain/text/plain-words.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { FieldRead } from '../../ports/office/dialogs.ts'
import {
  INSTITUTION_FIELDS,
  type InstitutionField,
  type InstitutionOnPaper,
} from '../../ports/office/paper-desk.ts'
import type { Subject } from '../kit/about.ts'
import { allowed } from '../kit/audited.ts'
import { phone, typed } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, useCase } from '../kit/screen.ts'

/** A line of a paper's head. */
const LONGEST = 200

/** A thing that can be said of the institution, with what is known of all of them. */
interface SaidOf {
  readonly field: InstitutionField
  readonly known: InstitutionOnPaper
}

const knownOf = ({ desks, actor }: OfficeCall): Promise<InstitutionOnPaper | null> =>
  desks.papers.institution(actor.department)

const line = (known: InstitutionOnPaper, field: InstitutionField): TextRef =>
  known[field] === null
    ? text(`office.institution.unknown.${field}`)
    : text(`office.institution.lines.${field}`, { what: known[field] })

const screenOf = (known: InstitutionOnPaper): Screen => ({
  parts: [
    text('office.institution.head', { name: known.name }),
    ...INSTITUTION_FIELDS.map((field) => line(known, field)),
  ],
  buttons: INSTITUTION_FIELDS.map(
    (field): OfficeButton => [text(`office.institution.buttons.${field}`), 'institution_say', field],
  ),
})

const NOBODY: Screen = { parts: [text('office.institution.none')] }

/** «Учреждение»: what heads and feet of papers say of it. */
export const showInstitution = useCase('arrange_districts', async (call) => {
  const known = await knownOf(call)
  return known === null ? NOBODY : screenOf(known)
})

const SAID_OF: Subject<SaidOf> = {
  kind: 'institution',
  find: async (call, _, id) => {
    const field = INSTITUTION_FIELDS.find((each) => each === id)
    const known = await knownOf(call)
    return field === undefined || known === null ? null : { field, known }
  },
}

const readLine = (said: string): FieldRead<string> => {
  const line = cleanWords(said, LONGEST).replace(/\s+/g, ' ').trim()
  return hasWords(line) ? { value: line } : { fault: text('office.fields.words_needed') }
}

/** One of them, typed. */
export const SAY_OF_INSTITUTION = dialogAbout({
  id: 'institution_say',
  subject: SAID_OF,
  action: 'arrange_districts',
  given: (_, { field }) => ({ field }),
  questions: (from) =>
    from.ask('said', ({ field }) => {
      const ask = text(`office.institution.asks.${field}`)
      return field === 'phone' ? phone(ask) : typed(ask, readLine)
    }),
  finish: (call, { field, known }, { said }) => {
    const { department } = call.actor
    return {
      ...screenOf({ ...known, [field]: said }),
      changes: [
        { type: 'say_of_institution', department, field, said },
        allowed(call, 'arrange_districts', `department:${department}`, field),
      ],
    }
  },
})
