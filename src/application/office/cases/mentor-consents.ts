import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { CONSENT_WAYS, lackingConsent, type MentorConsent } from '../../../domain/caseload/mentor-consent.ts'
import { recordDeed } from '../../../domain/caseload/record-deed.ts'
import { isInSupport } from '../../../domain/caseload/support.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { FormChoice } from '../../ports/office/dialogs.ts'
import type { MentorRecord } from '../../ports/office/mentor-desk.ts'
import { choice, day, orNothing } from '../kit/field.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { type Screen, unknownButton } from '../kit/screen.ts'
import { actOf, type CaseAtHand, carryOut, caseDialog, workOf } from './case-at-hand.ts'
import { toCase } from './case-card.ts'
import { deedRow } from './case-deeds.ts'

/** Mentors whom the institution accepted, by name. */
export const acceptedMentors = async ({ desks }: OfficeCall, { found }: CaseAtHand) =>
  (await desks.mentors.list(found.department)).filter(({ state }) => state === 'accepted')

/** Names as choices: of mentors, by their id. */
export const mentorChoices = (
  mentors: readonly { readonly id: string; readonly name: string }[],
): (FormChoice & { readonly id: string })[] =>
  mentors.map(({ id, name }) => ({ id, label: text('office.case_forms.mentor_choice', { name }) }))

const nameOf = ({ id, facts }: MentorRecord) => ({ id, name: facts.name })

/** The consents to one mentor in this case; null – none. */
export const consentTo = async (
  { desks }: OfficeCall,
  { found }: CaseAtHand,
  mentor: string,
): Promise<MentorConsent | null> =>
  (await desks.mentors.consents(found.id)).find((each) => each.mentor === mentor) ?? null

/** Mentors to whom both sides agreed, without the one who is there. */
export const agreedMentors = async (
  call: OfficeCall,
  hand: CaseAtHand,
): Promise<{ readonly id: string; readonly name: string }[]> => {
  const consents = await call.desks.mentors.consents(hand.found.id)
  return (await acceptedMentors(call, hand))
    .filter(({ id }) => id !== hand.found.state.mentor)
    .filter(({ id }) => {
      const consent = consents.find(({ mentor }) => mentor === id) ?? null
      return lackingConsent(consent, id, call.today) === null
    })
    .map(nameOf)
}

/** Whether the family is in social support today (seed 004, 3.1). */
export const supported = async (
  { desks, today }: OfficeCall,
  { found, technology }: CaseAtHand,
): Promise<boolean> => {
  const [rulings, open] = await Promise.all([
    desks.rulings.of(found.citizen),
    desks.mentors.openTechnologies(found.citizen),
  ])
  return isInSupport(rulings, open, technology.mentoring?.support ?? [], today)
}

/** Who agreed to whom, a line a mentor. */
export const consentLines = async (call: OfficeCall, hand: CaseAtHand): Promise<TextRef[]> => {
  const mentors = await call.desks.mentors.list(hand.found.department)
  return (await call.desks.mentors.consents(hand.found.id)).flatMap((consent) => {
    const record = mentors.find(({ id }) => id === consent.mentor)
    if (!record) return []
    const lacking = lackingConsent(consent, consent.mentor, call.today)
    const params = { name: shortName(record.facts.name), date: { date: consent.familyOn } }
    return [text(`office.cases.mentor_consent.${lacking ?? 'both'}`, params)]
  })
}

const noMentors = ({ found }: CaseAtHand): Screen => ({
  parts: [text('office.cases.no_accepted_mentors')],
  buttons: [toCase(found.id)],
  place: 'in_place',
})

const past = (place: Parameters<typeof day>[0], ask: TextRef) => day(place, ask, { side: 'past' })

const pastOrNot = (place: Parameters<typeof day>[0], ask: TextRef) =>
  orNothing<LocalDate>(past(place, ask), text('office.case_forms.not_agreed_yet'))

/** Both consents to one mentor: of the family, how and when; of the mentor, when (seed 004, 3.4 and 3.7). */
export const MENTOR_CONSENT = caseDialog({
  id: 'mentor_consent',
  action: 'record_deed',
  given: async (call, hand) => {
    const mentors = (await acceptedMentors(call, hand)).map(nameOf)
    return mentors.length === 0 ? noMentors(hand) : { mentors }
  },
  questions: (from) =>
    from
      .ask('mentor', ({ mentors }) => choice(text('office.case_forms.mentor_which'), mentorChoices(mentors)))
      .ask('how', () =>
        choice(
          text('office.case_forms.consent.mentor'),
          CONSENT_WAYS.map((id) => ({ id, label: text(`office.case_forms.consent_how.${id}`) })),
        ),
      )
      .ask('familyOn', (_, place) => past(place, text('office.case_forms.consent_day')))
      .ask('mentorOn', (_, place) => pastOrNot(place, text('office.case_forms.mentor_agreed'))),
  finish: async (call, hand, { mentor, how, familyOn, mentorOn }) => {
    const { id, citizen } = hand.found
    if (!(await acceptedMentors(call, hand)).some((each) => each.id === mentor)) return unknownButton(call)
    const answer = recordDeed(workOf(call, hand), { ...actOf(call), kind: 'consent_recorded', about: null })
    const row = deedRow(
      call,
      { citizen, case: id },
      { kind: 'consent_recorded', outcome: 'mentor', reason: how, day: familyOn },
    )
    return carryOut(call, hand, answer, {
      also: [
        row,
        {
          type: 'keep_mentor_consent',
          case: id,
          citizen,
          consent: { mentor, familyOn, familyHow: how, mentorOn },
          deed: row.deed.id,
          by: call.actor.id,
        },
      ],
      deed: row.deed.id,
      said: text('office.cases.consent_noted'),
    })
  },
})
