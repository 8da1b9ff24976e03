import { cleanWords, hasWords } from '../../../../domain/text/plain-words.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { Form, FormField } from '../../../ports/office/dialogs.ts'
import type { InterestGroup } from '../../../ports/office/group-desk.ts'
import { refuse } from '../../kit/audited.ts'
import { answerOf } from '../../kit/fields.ts'
import { endedBy } from '../../kit/form-about.ts'
import { chosenField, toolsOf, wordsField } from '../../kit/form-fields.ts'
import { beginForm, type FormPlace, type OfficeForm } from '../../kit/office-form.ts'
import { useCase } from '../../kit/screen.ts'
import { knownOfEvents, reaches } from '../plan/add-event.ts'
import { districtChoices, eventFields, offersSeveral } from '../plan/event-fields.ts'
import { groupScreen } from './show-groups.ts'

/** Fits a button with the number of members. */
const LONGEST_NAME = 40
/** The choice that stands for the whole department. */
const WHOLE = 'all'

const districtField = (place: FormPlace): FormField =>
  chosenField(
    {
      name: 'district',
      ask: () => text('office.groups.ask_district'),
      when: offersSeveral,
    },
    (answers) => [
      ...(answers['whole'] === true
        ? [{ id: WHOLE, label: text('office.event_plan.skip.districts_whole') }]
        : []),
      ...districtChoices(answers),
    ],
    toolsOf(place),
  )

const addForm = (place: FormPlace): Form => {
  const { sort, kind } = eventFields(place)
  const fault = text('office.fields.words_needed')
  const name = wordsField(
    { name: 'name', ask: () => text('office.groups.ask_name') },
    null,
    (typed) => {
      const said = cleanWords(typed, LONGEST_NAME)
      return hasWords(said) ? { value: said } : { fault }
    },
    toolsOf(place),
  )
  return { id: 'add_group', fields: [name, sort, kind, districtField(place)] }
}

/** A new group of interest: its name, what it is about, of which district. */
export const ADD_GROUP_FORM: OfficeForm = {
  form: addForm,
  finish: endedBy('arrange_groups', async (call, answers) => {
    const { actor, moment, today } = call
    const answered = answerOf(answers, 'district') ?? (actor.role === 'head' ? WHOLE : actor.districts[0])
    const district = answered === undefined || answered === WHOLE ? null : answered
    if (!reaches(call, district === null ? [] : [district]))
      return refuse(call, 'arrange_groups', 'group:new')
    const group: InterestGroup = {
      id: moment.conversation.chance.id(),
      name: answerOf(answers, 'name') ?? '',
      district,
      kind: answerOf(answers, 'kind') ?? 'other',
      organiser: null,
      organiserAgrees: false,
      districtName: actor.work.find(({ id }) => id === district)?.name ?? null,
      state: 'open',
      members: 0,
      madeBy: actor.id,
      revision: 0,
    }
    const { id, name, kind } = group
    const { department } = actor
    return {
      ...(await groupScreen(call, group, [text('office.groups.added')])),
      changes: [{ type: 'add_group', id, name, kind, district, department, by: actor.id, on: today }],
      object: `group:${id}`,
    }
  }),
}

/** «Новый клуб». */
export const addGroup = useCase('arrange_groups', (call) =>
  beginForm(call, ADD_GROUP_FORM, knownOfEvents(call)),
)
