import { isRefused } from '../../../domain/caseload/change.ts'
import { recordDeed } from '../../../domain/caseload/record-deed.ts'
import type { SIGNED_DEEDS } from '../../../domain/forms/form.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { PrintedPaper } from '../../ports/office/paper-desk.ts'
import { actOf, CASE, changesAtHand, workOf } from '../cases/case-at-hand.ts'
import { deedRow } from '../cases/case-deeds.ts'
import { about, type Subject } from '../kit/about.ts'
import { allowed } from '../kit/audited.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, toast, useCase } from '../kit/screen.ts'
import { shortDay } from '../kit/short-day.ts'
import { formTitle } from './list-papers.ts'
import { formNamed } from './paper-at-hand.ts'
import { signatureOf } from './print-paper.ts'

/** A paper that was printed, about somebody in sight or one's own, of a form that the employee may print. */
const PRINTED: Subject<PrintedPaper> = {
  kind: 'paper',
  find: async (call, _, id) => {
    const paper = await call.desks.papers.paper(call.actor, id, call.today, call.moment.at)
    return paper && formNamed(call, paper.form) ? paper : null
  },
}

const titled = (paper: PrintedPaper): TextRef =>
  paper.name === null
    ? text('office.papers.list', { title: formTitle({ id: paper.form }) })
    : text('office.papers.about', { title: formTitle({ id: paper.form }), name: shortName(paper.name) })

const line = (paper: PrintedPaper, today: string): TextRef =>
  text('office.papers.line', {
    what: titled(paper),
    days: shortDay(paper.day, today),
    state: text(`office.papers.states.${paper.state}`),
  })

/** «Что напечатано»: the newest first, each with how far it has come. */
export const listPrinted = useCase('print_form', async (call) => {
  const { desks, actor, today, moment } = call
  const [asked] = call.args
  const known = await desks.papers.printed(actor, today, moment.at)
  const all = known.filter(({ form }) => formNamed(call, form) !== null)
  const { shown, turns } = pageOf(all, asked, (page) => ['printed_papers', page])
  return {
    parts:
      all.length === 0
        ? [text('office.papers.nothing_printed')]
        : [
            text('office.papers.printed_head', { n: all.length }),
            ...shown.map((paper) => line(paper, today)),
          ],
    buttons: [
      ...shown
        .filter(({ state }) => state === 'printed')
        .map((paper): OfficeButton => [call.words.plain(titled(paper)), 'printed', paper.id]),
      ...turns,
      [text('office.papers.buttons.lists'), 'lists'],
    ],
    place: placeOfList(asked),
    object: `department:${actor.department}`,
  }
})

const cardOf = (call: OfficeCall, paper: PrintedPaper): Screen => {
  const form = formNamed(call, paper.form)
  const isOpen = paper.state === 'printed'
  return {
    parts: [line(paper, call.today), text('office.papers.by', { who: shortName(paper.staffName) })],
    buttons: [
      ...(isOpen && form?.signed !== undefined
        ? [[text('office.papers.buttons.signed'), 'printed_signed', paper.id] as const]
        : []),
      ...(isOpen ? [[text('office.papers.buttons.sent'), 'printed_sent', paper.id] as const] : []),
      [text('office.papers.buttons.printed'), 'printed_papers'],
    ],
    place: 'in_place',
  }
}

/** One printed paper, and what is noted of it. */
export const showPrinted = about(PRINTED, 'print_form', cardOf)

const settled = (call: OfficeCall, paper: PrintedPaper, state: 'signed' | 'sent'): OfficeChange => ({
  type: 'settle_paper',
  paper: paper.id,
  state,
  by: call.actor.id,
  on: call.today,
})

/** A deed of its case that the signature is: it closes what waits for it there. */
const deedInCase = async (
  call: OfficeCall,
  id: string,
  kind: Exclude<(typeof SIGNED_DEEDS)[number], 'consent_letter'>,
  deed: string,
): Promise<OfficeChange[]> => {
  const hand = await CASE.find(call, 'see_case', id)
  if (!hand) return []
  const answer = recordDeed(workOf(call, hand), { ...actOf(call), kind, about: null })
  return isRefused(answer) ? [] : changesAtHand(call, hand, answer, { deed })
}

/** «Подписан» is itself the deed: what the form stands for is on record by it, and nobody has to bring the paper any more. */
const signedDeed = async (call: OfficeCall, paper: PrintedPaper): Promise<OfficeChange[]> => {
  const { citizen } = paper
  const kind = formNamed(call, paper.form)?.signed?.deed ?? null
  if (citizen === null) return []
  const id = call.moment.conversation.chance.id()
  const fulfils = [signatureOf(paper.form, citizen)]
  const of = { citizen, case: paper.case }
  if (kind === null) return [deedRow(call, of, { id, kind: 'paper_signed', outcome: paper.form, fulfils })]
  if (kind === 'consent_letter') {
    const row = deedRow(call, of, { id, kind: 'consent_recorded', outcome: 'letter', fulfils })
    return [{ ...row, deed: { ...row.deed, reason: 'paper' } }]
  }
  const inCase = paper.case === null ? [] : await deedInCase(call, paper.case, kind, id)
  return [...inCase, deedRow(call, of, { id, kind, fulfils: [kind, ...fulfils] })]
}

/** «Подписан». */
export const signPrinted = about(PRINTED, 'print_form', async (call, paper) => {
  if (paper.state !== 'printed' || formNamed(call, paper.form)?.signed === undefined)
    return toast(call, 'office.papers.settled_already')
  return {
    ...cardOf(call, { ...paper, state: 'signed' }),
    changes: [
      settled(call, paper, 'signed'),
      ...(await signedDeed(call, paper)),
      allowed(call, 'print_form', `paper:${paper.id}`, 'signed'),
    ],
  }
})

/** «Отправлен». */
export const sendPrinted = about(PRINTED, 'print_form', (call, paper) => {
  if (paper.state !== 'printed') return toast(call, 'office.papers.settled_already')
  return {
    ...cardOf(call, { ...paper, state: 'sent' }),
    changes: [settled(call, paper, 'sent'), allowed(call, 'print_form', `paper:${paper.id}`, 'sent')],
  }
})
