import type { Form } from '../../../domain/forms/form.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { IN_LARGE } from '../../forms/print-form.ts'
import { about } from '../kit/about.ts'
import { refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, useCase } from '../kit/screen.ts'
import { formTitle } from './list-papers.ts'
import { formNamed, PAPER } from './paper-at-hand.ts'
import { type PaperChoice, packedChoice, readChoice } from './paper-choice.ts'
import { type PaperAbout, questionOf } from './paper-choices.ts'

/** Where its presses lead: to a form about somebody, or to a list. */
type Leading = (packed: string) => readonly ['paper' | 'paper_print' | 'list' | 'list_print', ...string[]]

/** In large letters, where the form comes in them too. */
const largeButton = (
  call: OfficeCall,
  { formats: [format], offers_large }: Form,
  chosen: PaperChoice,
  print: Leading,
): OfficeButton[] => {
  if (!offers_large || format === undefined) return []
  const choice = `${chosen.choice}-${IN_LARGE}`
  return [
    [text('office.papers.buttons.large'), ...print(packedChoice({ ...chosen, choice, format }, call.today))],
  ]
}

const choosing = async (
  call: OfficeCall,
  form: Form,
  packed: string | undefined,
  { whose, of, ask, print }: { whose: TextRef; of: PaperAbout; ask: Leading; print: Leading },
): Promise<Screen> => {
  const chosen = readChoice(packed, call.today)
  const question = await questionOf(call, form, chosen, of)
  if (question)
    return {
      parts: [whose, question.ask],
      buttons: question.choices.map(({ label, packed: next }): OfficeButton => [label, ...ask(next)]),
      place: 'in_place',
    }
  return {
    parts: [whose, text('office.papers.which_format')],
    buttons: [
      ...form.formats.map(
        (format): OfficeButton => [
          text(`office.papers.formats.${format}`),
          ...print(packedChoice({ ...chosen, format }, call.today)),
        ],
      ),
      ...largeButton(call, form, chosen, print),
    ],
    place: 'in_place',
  }
}

/** A form about somebody: what still has to be chosen, then the formats. */
export const showPaper = about(PAPER, 'print_form', (call, { form, id, name, citizen, case: found }) =>
  choosing(call, form, call.args[2], {
    whose:
      name === null
        ? text('office.papers.list', { title: formTitle(form) })
        : text('office.papers.about', { title: formTitle(form), name: shortName(name) }),
    of: { case: found, citizen },
    ask: (packed) => ['paper', id, form.id, packed],
    print: (packed) => ['paper_print', id, form.id, packed],
  }),
)

/** A list or register of one's districts: of which month, then the formats. */
export const showList = useCase('print_form', (call) => {
  const [id, packed] = call.args
  const form = formNamed(call, id)
  if (form === null || form.about !== 'district') return refuse(call, 'print_form', `form:${id ?? ''}`)
  return choosing(call, form, packed, {
    whose: text('office.papers.list', { title: formTitle(form) }),
    of: { case: null, citizen: null },
    ask: (next) => ['list', form.id, next],
    print: (next) => ['list_print', form.id, next],
  })
})
