import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { MENTORING_FORMS, MentorFacts } from '../../../domain/mentors/mentor-facts.ts'
import { type BirthDate, isWholeBirth } from '../../../domain/people/birth.ts'
import { personKey } from '../../../domain/people/same-person.ts'
import { type NamedText, text } from '../../../domain/words/text-ref.ts'
import type { Question } from '../../ports/office/dialogs.ts'
import type { MentorRecord } from '../../ports/office/mentor-desk.ts'
import { about } from '../kit/about.ts'
import { choice, day, note, orNothing, phone } from '../kit/field.ts'
import { dialog, dialogAbout } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { FormPlace } from '../kit/office-form.ts'
import { type Screen, toast, useCase } from '../kit/screen.ts'
import { askBirth, askName, askWords, noWords } from '../people/person-fields.ts'
import { changedMentor, keptMentor, MENTOR } from './mentor-at-hand.ts'
import { mentorScreen } from './mentor-card.ts'

/** The whole date: whether somebody is of age may hang on a day. */
const askBorn = (place: FormPlace): Question<BirthDate> => {
  const asked = askBirth(place, text('office.mentors.ask.birth'))
  return {
    ...asked,
    read: (input) => {
      const read = asked.read(input)
      return 'value' in read && !isWholeBirth(read.value)
        ? { fault: text('office.mentors.whole_date') }
        : read
    },
  }
}

const past = (place: FormPlace, key: NamedText) => day(place, text(key), { side: 'past' })

const orNone = (key: NamedText) => orNothing(note(text(key)), text('office.fields.no_words'))

interface Applied {
  readonly facts: MentorFacts
  readonly agreedOn: LocalDate
  readonly appliedOn: LocalDate
}

/** Somebody of the department with this name and birth whom nobody refused; null – there is none. */
const knownAs = async ({ desks, actor }: OfficeCall, facts: MentorFacts): Promise<MentorRecord | null> => {
  const key = personKey(facts.name, facts.birthDate)
  const all = await desks.mentors.list(actor.department)
  return (
    all.find(
      (each) => each.state !== 'refused' && personKey(each.facts.name, each.facts.birthDate) === key,
    ) ?? null
  )
}

const added = async (call: OfficeCall, { facts, agreedOn, appliedOn }: Applied): Promise<Screen> => {
  const known = await knownAs(call, facts)
  if (known !== null) return mentorScreen(call, known, [text('office.mentors.known')])
  const id = call.moment.conversation.chance.id()
  const { department } = call.actor
  const record: MentorRecord = {
    id,
    department,
    facts,
    state: 'candidate',
    agreedOn,
    appliedOn,
    questionnaireOn: null,
    papersOn: null,
    decidedOn: null,
    number: null,
    refusal: null,
    staff: null,
    families: 0,
    revision: 0,
  }
  return {
    ...mentorScreen(call, record, [text('office.mentors.added')]),
    changes: [
      { type: 'add_mentor', id, department, facts, agreedOn, appliedOn, by: call.actor.id, on: call.today },
    ],
  }
}

/** A new candidate: nothing is kept before they agreed to it (requirements.md P). What the application says (seeds/004.txt, 3.6). */
export const ADD_MENTOR = dialog({
  id: 'mentor_add',
  action: 'keep_mentors',
  questions: (from) =>
    from
      .ask('agreedOn', (_, place) => past(place, 'office.mentors.ask.agreed'))
      .ask('appliedOn', (_, place) => past(place, 'office.mentors.ask.applied'))
      .ask('name', (_, place) => askName(place))
      .ask('birth', (_, place) => askBorn(place))
      .ask('local', () =>
        choice(text('office.mentors.ask.local'), [
          { id: 'yes', label: text('office.mentors.local_buttons.yes') },
          { id: 'no', label: text('office.mentors.local_buttons.no') },
        ]),
      )
      .ask('organisation', () =>
        orNothing(note(text('office.mentors.ask.organisation')), text('office.mentors.skip.organisation')),
      )
      .ask('phone', () => orNothing(phone(text('office.mentors.ask.phone')), text('office.add.skip.phone'))),
  finish: (call, { agreedOn, appliedOn, name, birth, local, organisation, phone: number }) =>
    added(call, {
      agreedOn,
      appliedOn,
      facts: MentorFacts.parse({
        name,
        birthDate: birth,
        isLocal: local === 'yes',
        organisation,
        phone: number,
      }),
    }),
})

/** «Новый кандидат». */
export const addMentor = useCase('keep_mentors', (call) => ADD_MENTOR.begin(call, {}))

/** The questionnaire (seeds/004.txt, 3.6; what it asks follows 2.2.1, 3.8, 3.10, 5.3 and 5.5). */
export const MENTOR_QUESTIONNAIRE = dialogAbout({
  id: 'mentor_questionnaire',
  subject: MENTOR,
  action: 'keep_mentors',
  questions: (from) =>
    from
      .ask('on', (_, place) => past(place, 'office.mentors.ask.questionnaire'))
      .ask('address', () => orNothing(askWords('address'), noWords('address')))
      .ask('work', () => orNone('office.mentors.ask.work'))
      .ask('experience', () => orNone('office.mentors.ask.experience'))
      .ask('qualities', () => orNone('office.mentors.ask.qualities'))
      .ask('families', () => orNone('office.mentors.ask.families'))
      .ask('forms', () =>
        choice(
          text('office.mentors.ask.forms'),
          MENTORING_FORMS.map((id) => ({ id, label: text(`office.mentors.form_buttons.${id}`) })),
        ),
      ),
  finish: (call, record, { on, address, work, experience, qualities, families, forms }) => {
    const facts = { ...record.facts, address, work, experience, qualities, families, forms }
    const after = changedMentor(record, { questionnaireOn: on, facts })
    return { ...mentorScreen(call, after, [text('office.mentors.noted')]), changes: [keptMentor(after)] }
  },
})

/** «Копии приняты»: that they came, never what stands in them. */
export const receivePapers = about(MENTOR, 'keep_mentors', (call, record) => {
  if (record.papersOn !== null) return toast(call, 'office.mentors.noted_already')
  const after = changedMentor(record, { papersOn: call.today })
  return { ...mentorScreen(call, after, [text('office.mentors.noted')]), changes: [keptMentor(after)] }
})
