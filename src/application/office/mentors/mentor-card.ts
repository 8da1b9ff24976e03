import { may } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { candidateLacks } from '../../../domain/mentors/candidate.ts'
import { phoneOnPaper } from '../../../domain/numbers/phone-on-paper.ts'
import { ageOn } from '../../../domain/people/age.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { MentorRecord } from '../../ports/office/mentor-desk.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'

/** Back to the card of a mentor. */
export const toMentor = (id: string): OfficeButton => [text('office.mentors.buttons.card'), 'mentor', id]

const stateLine = ({ state, decidedOn, number, refusal }: MentorRecord): TextRef => {
  if (state === 'candidate' || decidedOn === null) return text('office.mentors.card.candidate')
  const params = { date: { date: decidedOn }, what: number ?? '' }
  return state === 'accepted'
    ? text('office.mentors.card.accepted', params)
    : text('office.mentors.card.refused', {
        ...params,
        reason: text(`office.mentors.refusals.${refusal ?? 'other'}`),
      })
}

const said = (
  key: 'phone' | 'address' | 'work' | 'experience' | 'qualities' | 'families',
  note: string | null,
) => (note === null ? [] : [text(`office.mentors.card.${key}`, { note })])

const factLines = ({ facts }: MentorRecord, today: LocalDate): TextRef[] => [
  text('office.mentors.card.age', { n: ageOn(facts.birthDate, today) }),
  text(`office.mentors.card.${facts.isLocal ? 'local' : 'not_local'}`),
  facts.organisation === null
    ? text('office.mentors.card.no_organisation')
    : text('office.mentors.card.organisation', { organisation: facts.organisation }),
  ...said('phone', facts.phone === null ? null : phoneOnPaper(facts.phone)),
  ...said('address', facts.address),
  ...said('work', facts.work),
  ...said('experience', facts.experience),
  ...said('qualities', facts.qualities),
  ...said('families', facts.families),
  ...(facts.forms === null
    ? []
    : [text('office.mentors.card.forms', { what: text(`office.mentors.forms.${facts.forms}`) })]),
]

const paperLines = ({ agreedOn, appliedOn, questionnaireOn, papersOn }: MentorRecord): TextRef[] => [
  text('office.mentors.card.agreed', { date: { date: agreedOn } }),
  text('office.mentors.card.applied', { date: { date: appliedOn } }),
  ...(questionnaireOn === null
    ? []
    : [text('office.mentors.card.questionnaire', { date: { date: questionnaireOn } })]),
  ...(papersOn === null ? [] : [text('office.mentors.card.papers', { date: { date: papersOn } })]),
]

const lackLines = (record: MentorRecord, today: LocalDate): TextRef[] => {
  const lacks = record.state === 'candidate' ? candidateLacks(record, today) : []
  return lacks.length === 0
    ? []
    : [
        text('office.mentors.card.lacks', {
          list: { list: lacks.map((lack) => text(`office.mentors.lacks.${lack}`)) },
        }),
      ]
}

const cardButtons = ({ actor }: OfficeCall, record: MentorRecord): OfficeButton[] => {
  const { id, state, questionnaireOn, papersOn, families, staff } = record
  const isOpen = state === 'candidate'
  return [
    ...(isOpen && questionnaireOn === null
      ? [[text('office.mentors.buttons.questionnaire'), 'mentor_questionnaire', id] as const]
      : []),
    ...(isOpen && papersOn === null
      ? [[text('office.mentors.buttons.papers'), 'mentor_papers', id] as const]
      : []),
    ...(isOpen && may(actor.role, 'decide_mentor')
      ? [[text('office.mentors.buttons.decide'), 'mentor_decide', id] as const]
      : []),
    ...(state === 'accepted' && staff === null
      ? [[text('office.mentors.buttons.chat'), 'mentor_chat', id] as const]
      : []),
    ...(families === 0 && may(actor.role, 'decide_mentor')
      ? [[text('office.mentors.buttons.forget'), 'mentor_forget', id] as const]
      : []),
    [text('office.mentors.buttons.all'), 'mentors', '0'],
  ]
}

/** The card of a candidate or mentor; `above` – what was just noted. */
export const mentorScreen = (
  call: OfficeCall,
  record: MentorRecord,
  above: readonly TextRef[] = [],
): Screen => ({
  parts: [
    ...above,
    text('office.mentors.card.head', { name: record.facts.name }),
    stateLine(record),
    ...factLines(record, call.today),
    ...paperLines(record),
    ...(record.families === 0 ? [] : [text('office.mentors.card.count', { n: record.families })]),
    ...(record.staff === null ? [] : [text('office.mentors.card.chat')]),
    ...lackLines(record, call.today),
  ],
  buttons: cardButtons(call, record),
  place: 'in_place',
  object: `mentor:${record.id}`,
})
