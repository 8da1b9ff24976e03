import type { Form } from '../../../domain/forms/form.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { CASE } from '../cases/case-at-hand.ts'
import { toCase } from '../cases/case-card.ts'
import { about } from '../kit/about.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { useCase } from '../kit/screen.ts'
import { CITIZEN_IN_HAND, toPersonCard } from '../people/citizen.ts'
import { formsFor } from './paper-at-hand.ts'

/** What a form is called on a button. */
export const formTitle = ({ id }: Pick<Form, 'id'>): TextRef => text(`forms.${id}.short`)

/** «Бумаги» of a person: the forms that fit, each with its own right. */
export const listPapers = about(CITIZEN_IN_HAND, 'print_form', (call, card) => ({
  parts: [text('office.papers.which_form', { name: shortName(card.facts.name) })],
  buttons: [
    ...formsFor(call, 'citizen').map((form): OfficeButton => [formTitle(form), 'paper', card.id, form.id]),
    toPersonCard(card.id),
  ],
  place: 'in_place',
}))

/** «Бумаги» of a case: its own forms, then those of its person. */
export const listCasePapers = about(CASE, 'print_form', (call, { found }) => ({
  parts: [text('office.papers.which_form', { name: shortName(found.name) })],
  buttons: [
    ...formsFor(call, 'case', found.technology).map(
      (form): OfficeButton => [formTitle(form), 'paper', found.id, form.id],
    ),
    [text('office.papers.buttons.of_person'), 'papers', found.citizen],
    toCase(found.id),
  ],
  place: 'in_place',
}))

/** «Бумаги» behind «Ещё»: lists and registers of one's districts, and what was printed. */
export const listLists = useCase('print_form', (call) => ({
  parts: [text('office.papers.which_list')],
  buttons: [
    ...formsFor(call, 'district').map((form): OfficeButton => [formTitle(form), 'list', form.id]),
    [text('office.papers.buttons.printed'), 'printed_papers'],
  ],
}))
