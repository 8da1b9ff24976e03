import type { Form } from '../../../domain/forms/form.ts'
import { versionOfForm } from '../../../domain/forms/version-of-form.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Decision } from '../../decision.ts'
import { gatherGround } from '../../forms/gather-ground.ts'
import { isLarge } from '../../forms/print-form.ts'
import { writePaper } from '../../forms/write-paper.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { NewPaper } from '../../ports/office/paper-change.ts'
import { about } from '../kit/about.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { useCase } from '../kit/screen.ts'
import { soonTask } from '../kit/soon-task.ts'
import { handOver } from './hand-over-paper.ts'
import { formTitle } from './list-papers.ts'
import { formNamed, PAPER, type PaperAtHand } from './paper-at-hand.ts'
import { type PaperChoice, readChoice } from './paper-choice.ts'
import { placeOfPaper } from './paper-place.ts'

/** Working days in which a paper that is out comes back signed. */
const SIGNED_IN = 5

/** What closes the tasks that wait for a form about somebody: its signature. */
export const signatureOf = (form: string, citizen: string): string => `signed:${form}:${citizen}`

const newPaper = (
  call: OfficeCall,
  form: Form,
  { choice, visit, format }: PaperChoice,
  hand: PaperAtHand | null,
): NewPaper | null =>
  format === null || !form.formats.includes(format)
    ? null
    : {
        id: call.moment.conversation.chance.id(),
        form: form.id,
        version: versionOfForm(form),
        citizen: hand?.citizen ?? null,
        case: hand?.case?.id ?? null,
        by: call.actor.id,
        choice,
        visit,
        format,
        day: call.today,
        at: call.moment.at,
      }

/** The paper is out: somebody has to bring it back signed. One task a day for a form about somebody. */
const awaitSignature = (call: OfficeCall, { form, citizen, district }: PaperAtHand): OfficeChange[] =>
  form.signed === undefined || citizen === null
    ? []
    : [
        {
          type: 'add_task',
          task: soonTask(
            call,
            {
              key: `${signatureOf(form.id, citizen)}|${call.today}`,
              kind: 'own',
              citizen,
              district,
              assignee: call.actor.id,
              closedBy: signatureOf(form.id, citizen),
              note: call.words.phrase('office.papers.take_signature', { title: formTitle(form) }),
              by: call.actor.id,
            },
            SIGNED_IN,
          ),
        },
      ]

const next = (form: Form, paper: string): OfficeButton[] => [
  ...(form.signed === undefined
    ? []
    : [[text('office.papers.buttons.signed'), 'printed_signed', paper] as const]),
  [text('office.papers.buttons.printed'), 'printed_papers'],
]

const printed = async (
  call: OfficeCall,
  form: Form,
  chosen: PaperChoice,
  hand: PaperAtHand | null,
): Promise<Decision> => {
  const object =
    hand === null || hand.citizen === null ? `department:${call.actor.department}` : `citizen:${hand.citizen}`
  const paper = newPaper(call, form, chosen, hand)
  if (paper === null) return refuse(call, 'print_form', object)
  const asked = { form, about: hand?.id ?? '', choice: chosen.choice, visit: chosen.visit }
  const ground = await gatherGround(call.desks, asked, placeOfPaper(call))
  if (ground === null) return refuse(call, 'print_form', object)
  const { language, conversation } = call.moment
  const manner = {
    language,
    renderer: conversation.renderers[language],
    large: isLarge(form, paper.choice),
  }
  const { bytes, version } = await writePaper(call.desks, { form, format: paper.format }, ground, manner)
  return handOver(call, {
    paper,
    isPublic: form.public,
    bytes,
    changes: [
      { type: 'print_paper', paper: { ...paper, version } },
      ...(hand === null ? [] : awaitSignature(call, hand)),
      allowed(call, 'print_form', object, form.id),
    ],
    buttons: next(form, paper.id),
  })
}

/** Prints a form about somebody: on record, in the register of what was printed, with a task where it has to be signed. */
export const printPaper = about(PAPER, 'print_form', (call, hand) =>
  printed(call, hand.form, readChoice(call.args[2], call.today), hand),
)

/** Prints a list or register of one's districts. */
export const printList = useCase('print_form', (call) => {
  const [id, packed] = call.args
  const form = formNamed(call, id)
  return form === null || form.about !== 'district'
    ? refuse(call, 'print_form', `form:${id ?? ''}`)
    : printed(call, form, readChoice(packed, call.today), null)
})
