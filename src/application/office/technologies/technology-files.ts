import type { FORMATS, Form } from '../../../domain/forms/form.ts'
import { mayPrint } from '../../../domain/forms/may-print.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import { gatherGround } from '../../forms/gather-ground.ts'
import { paperFile } from '../../forms/paper-file.ts'
import { printForm } from '../../forms/print-form.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Answer } from '../kit/screen.ts'
import { placeOfPaper } from '../papers/paper-place.ts'
import { periodName } from '../report/report-at-hand.ts'
import { aboutTechnologies, type TechnologiesAtHand, toTechnologies } from './technologies-at-hand.ts'

/** The papers that are made of it, the usual one first. */
const PAPERS = ['technologies_info', 'psychologist_results'] as const

const formsOf = ({ moment, actor }: OfficeCall): readonly Form[] =>
  PAPERS.flatMap((id) => moment.conversation.content.forms.get(id) ?? []).filter((form) =>
    mayPrint(actor.role, form),
  )

const standingOf = ({ handed }: TechnologiesAtHand, { today }: OfficeCall): TextRef =>
  handed
    ? text('office.report.was_handed', { version: handed.version, date: { date: handed.day } })
    : text('office.technologies.draft', { date: { date: today } })

const fileOf = async (
  call: OfficeCall,
  hand: TechnologiesAtHand,
  form: Form,
  format: (typeof FORMATS)[number],
): Promise<Decision | null> => {
  const { desks, moment, words } = call
  const { institution, unit, of, word, sheets, remarks } = hand
  const report = { institution, unit, period: periodName(of), standing: standingOf(hand, call), lines: [] }
  const asked = { form, about: '', choice: '', visit: null, report, technologies: { sheets, remarks } }
  const ground = await gatherGround(desks, asked, placeOfPaper(call))
  if (ground === null) return null
  const { conversation, language } = moment
  const paper = printForm(form, ground, { language, renderer: conversation.renderers[language] })
  const bytes = await desks.printPaper[format](paper)
  return decide(moment, {
    replies: [
      {
        kind: 'file',
        ...paperFile({ form: form.id, day: word, format }),
        encoding: 'base64',
        content: Buffer.from(bytes).toString('base64'),
        caption: words.html([text('office.technologies.file_caption')]),
      },
    ],
    office: [allowed(call, 'see_report', `technologies:${word}`, `${form.id}:${format}`)],
  })
}

/** «Файлы»: the information and the results of «Семейный психолог». Nobody's name stands in them. */
export const sendTechnologies = aboutTechnologies(async (call, hand): Promise<Answer> => {
  const { word } = hand
  const forms = formsOf(call)
  const form = forms.find(({ id }) => id === call.args[1])
  const format = form?.formats.find((each) => each === call.args[2])
  if (form && format) {
    const file = await fileOf(call, hand, form, format)
    return file ?? refuse(call, 'see_report', `technologies:${word}`)
  }
  return {
    parts: [text('office.technologies.which_file')],
    buttons: [
      ...forms.flatMap((each) =>
        each.formats.map(
          (of): OfficeButton => [
            text('office.technologies.buttons.file', {
              name: text(`forms.${each.id}.short`),
              format: text(`office.technologies.formats.${of}`),
            }),
            'technologies_file',
            word,
            each.id,
            of,
          ],
        ),
      ),
      toTechnologies(word),
    ],
    place: 'in_place',
  }
})
