import { fitsCard, readIdentity } from '../../../domain/people/is-it-you.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { CardLink } from '../../ports/office/people-desk.ts'
import { byCitizen } from '../kit/audited.ts'
import { choice, typed } from '../kit/field.ts'
import { type Begun, type Dialog, freeDialog, type Questions } from '../kit/form.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { FormPlace } from '../kit/office-form.ts'
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
  return LINK_WHO.begin(place, { code, by: link.byName, department: link.departmentName, tries: 0 })
}

type KnownOfLink = {
  readonly code: string
  readonly by: string
  readonly department: string
  /** So many wrong answers were given. */
  readonly tries: number
}

/** Whoever does not know whose card it is gets three tries; then the link is as good as used. */
const checked = async (
  place: FormPlace,
  { code, by, department, tries, who }: KnownOfLink & { readonly who: string },
): Promise<Decision> => {
  const link = await find(place, code)
  if (!link) return refused(place)
  const identity = readIdentity(who)
  if (identity && fitsCard(identity, link)) return LINK_CONSENT.begin(place, { code, by, department })
  const tried: OfficeChange = { type: 'note_link_try', code }
  if (tries + 1 >= MOST_TRIES) return refused(place, [tried])
  const again = await LINK_WHO.begin(place, { code, by, department, tries: tries + 1 })
  return { ...again, office: [tried, ...again.office] }
}

/** Answers that may be wrong: the database counts them by link, whoever gives them. */
const MOST_TRIES = 3

/** «Это вы?»: initials and year of birth; names nobody, so that a stranger learns nothing. */
export const LINK_WHO: Dialog<KnownOfLink> = freeDialog({
  id: 'link_who',
  questions: (from: Questions<KnownOfLink & Begun>) =>
    from.ask('who', ({ tries, by, department }) =>
      typed(text(tries === 0 ? 'office.link.who' : 'office.link.who_again', { by, department }), (said) =>
        readIdentity(said) === null ? { fault: text('office.link.who_fault') } : { value: said },
      ),
    ),
  finish: checked,
})

const linked = (end: FormPlace, code: string, link: CardLink): Decision => {
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
        code,
        person: person.id,
        at: moment.at,
        consent,
      },
      byCitizen('link_card', link, consent),
      ...told,
    ],
  })
}

/** What is kept and for what, and the consent to it: nothing is linked without it (requirements.md P). */
export const LINK_CONSENT = freeDialog({
  id: 'link_consent',
  questions: (from: Questions<Omit<KnownOfLink, 'tries'> & Begun>) =>
    from.ask('agree', ({ by, department }) =>
      choice(text('office.link.consent', { by, department, consent: text('screens.consent') }), [
        { id: 'yes', label: text('office.link.buttons.agree') },
        { id: 'no', label: text('office.link.buttons.decline') },
      ]),
    ),
  finish: async (place, { agree, code }): Promise<Decision> => {
    if (agree === 'no')
      return decide(place.moment, { replies: [place.words.message([text('office.link.declined')])] })
    const link = await find(place, code)
    return link ? linked(place, code, link) : refused(place)
  },
})
