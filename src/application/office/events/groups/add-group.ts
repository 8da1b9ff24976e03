import { cleanWords, hasWords } from '../../../../domain/text/plain-words.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { decide } from '../../../decision.ts'
import type { Form, FormField } from '../../../ports/office/dialogs.ts'
import type { InterestGroup } from '../../../ports/office/group-desk.ts'
import { callOf, placeOf } from '../../cases/case-at-hand.ts'
import { allowed, refuse } from '../../kit/audited.ts'
import { answerOf } from '../../kit/fields.ts'
import { chosenField, toolsOf, wordsField } from '../../kit/form-fields.ts'
import { beginForm, type FormPlace, type OfficeForm } from '../../kit/office-form.ts'
import type { OfficeUseCase } from '../../kit/use-case.ts'
import { knownOfEvents, reaches } from '../plan/add-event.ts'
import { districtChoices, eventFields, offersSeveral } from '../plan/event-fields.ts'
import { groupCard } from './show-groups.ts'

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
  finish: async (end) => {
    const call = callOf(end)
    if (!call) return decide(end.moment, { toast: end.moment.screens.label('unknown_button') })
    const { actor, moment, today } = call
    const answered = answerOf(end.answers, 'district') ?? (actor.role === 'head' ? WHOLE : actor.districts[0])
    const district = answered === undefined || answered === WHOLE ? null : answered
    if (!reaches(call, district === null ? [] : [district]))
      return refuse(call, 'arrange_groups', 'group:new')
    const group: InterestGroup = {
      id: moment.conversation.chance.id(),
      name: answerOf(end.answers, 'name') ?? '',
      district,
      kind: answerOf(end.answers, 'kind') ?? 'other',
      organiser: null,
      organiserAgrees: false,
      districtName: actor.work.find(({ id }) => id === district)?.name ?? null,
      state: 'open',
      members: 0,
      madeBy: actor.id,
      revision: 0,
    }
    const { id, name, kind } = group
    return decide(moment, {
      replies: [await groupCard(call, group, [text('office.groups.added')])],
      office: [
        {
          type: 'add_group',
          id,
          name,
          kind,
          district,
          department: actor.department,
          by: actor.id,
          on: today,
        },
        allowed(call, 'arrange_groups', `group:${id}`),
      ],
    })
  },
}

/** «Новый клуб». */
export const addGroup: OfficeUseCase = {
  action: 'arrange_groups',
  run: (call) => beginForm(placeOf(call), ADD_GROUP_FORM, knownOfEvents(call)),
}
