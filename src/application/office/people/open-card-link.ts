import { ownEntry } from '../../../domain/own-entry.ts'
import { fitsCard, readIdentity } from '../../../domain/people/is-it-you.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { FormAnswers } from '../../ports/office/dialogs.ts'
import type { CardLink } from '../../ports/office/people-desk.ts'
import { byCitizen } from '../kit/audited.ts'
import { chosenField, toolsOf, wordsField } from '../kit/form-fields.ts'
import { noticeFor } from '../kit/notice-for.ts'
import { beginForm, type FormEnd, type FormPlace, type OfficeForm } from '../kit/office-form.ts'
import { refuseCode } from '../kit/refuse-code.ts'
import { ownInterestsButton } from './own-buttons.ts'

const refused = (place: FormPlace, more: readonly OfficeChange[] = []): Decision =>
  refuseCode(place, 'link_card', more)

const find = ({ desks, moment }: FormPlace, code: string): Promise<CardLink | null> =>
  desks.people.link(code, moment.incoming.sender.address, moment.at)

/** A citizen opened the link to their card: first it is made sure that the telephone is theirs and not a relative's. */
export const openCardLink = async (place: FormPlace, code: string): Promise<Decision> => {
  const link = place.moment.person.staff === null ? await find(place, code) : null
  if (!link) return refused(place)
  return beginForm(place, LINK_WHO_FORM, { code, by: link.byName, department: link.departmentName })
}

const said = (answers: FormAnswers, name: string): string => String(ownEntry(answers, name) ?? '')

/** Whoever does not know whose card it is gets three tries; then the link is as good as used. */
const checked = async (end: FormEnd): Promise<Decision> => {
  const code = said(end.answers, 'code')
  const link = await find(end, code)
  if (!link) return refused(end)
  const identity = readIdentity(said(end.answers, 'who'))
  const { who: _who, ...given } = end.answers
  if (identity && fitsCard(identity, link)) return beginForm(end, LINK_CONSENT_FORM, given)
  const tried: OfficeChange = { type: 'note_link_try', code }
  const tries = Number(given['tries'] ?? 0) + 1
  if (tries >= MOST_TRIES) return refused(end, [tried])
  const again = await beginForm(end, LINK_WHO_FORM, { ...given, tries })
  return { ...again, office: [tried, ...again.office] }
}

/** Answers that may be wrong: the database counts them by link, whoever gives them. */
const MOST_TRIES = 3

/** «Это вы?»: initials and year of birth; names nobody, so that a stranger learns nothing. */
export const LINK_WHO_FORM: OfficeForm = {
  form: (place) => ({
    id: 'link_who',
    fields: [
      wordsField(
        {
          name: 'who',
          ask: (answers) =>
            text(answers['tries'] === undefined ? 'office.link.who' : 'office.link.who_again', {
              by: said(answers, 'by'),
              department: said(answers, 'department'),
            }),
        },
        null,
        (typed) =>
          readIdentity(typed) === null ? { fault: text('office.link.who_fault') } : { value: typed },
        toolsOf(place),
      ),
    ],
  }),
  finish: checked,
}

const linked = (end: FormEnd, link: CardLink): Decision => {
  const { moment, words } = end
  const { person, conversation, language } = moment
  const consent = conversation.consentVersion[language]
  const told =
    link.byPerson === null
      ? []
      : [noticeFor(end, { rule: 'card_linked', to: link.byPerson, subject: link.citizen, nth: person.id })]
  return decide(moment, {
    person: { ...person, consent: person.consent ?? consent, consentAsked: true },
    replies: [
      { ...words.message([text('office.link.done')]), buttons: [[ownInterestsButton(words)]] },
      { ...moment.screens.message('ask_problem'), keyboard: moment.screens.menuKeyboard() },
    ],
    office: [
      {
        type: 'use_link',
        code: said(end.answers, 'code'),
        person: person.id,
        at: moment.at,
        consent,
      },
      byCitizen('link_card', link, consent),
      ...told,
    ],
  })
}

const agreed = async (end: FormEnd): Promise<Decision> => {
  if (said(end.answers, 'agree') !== 'yes')
    return decide(end.moment, { replies: [end.words.message([text('office.link.declined')])] })
  const link = await find(end, said(end.answers, 'code'))
  return link ? linked(end, link) : refused(end)
}

/** What is kept and for what, and the consent to it: nothing is linked without it (requirements.md P). */
export const LINK_CONSENT_FORM: OfficeForm = {
  form: (place) => ({
    id: 'link_consent',
    fields: [
      chosenField(
        {
          name: 'agree',
          ask: ({ by, department }) =>
            text('office.link.consent', {
              by: String(by),
              department: String(department),
              consent: text('screens.consent'),
            }),
        },
        () => [
          { id: 'yes', label: text('office.link.buttons.agree') },
          { id: 'no', label: text('office.link.buttons.decline') },
        ],
        toolsOf(place),
      ),
    ],
  }),
  finish: agreed,
}
