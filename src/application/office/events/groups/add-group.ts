import { text } from '../../../../domain/words/text-ref.ts'
import type { InterestGroup } from '../../../ports/office/group-desk.ts'
import { refuse } from '../../kit/audited.ts'
import { choice, readWords, typed } from '../../kit/field.ts'
import { type Begun, dialog, type Questions } from '../../kit/form.ts'
import { useCase } from '../../kit/screen.ts'
import { knownOfEvents, reaches } from '../plan/add-event.ts'
import { askKind, askSort, districtChoices, type KnownOfEvents } from '../plan/event-fields.ts'
import { groupScreen } from './show-groups.ts'

/** Fits a button with the number of members. */
const LONGEST_NAME = 40
/** The choice that stands for the whole department. */
const WHOLE = 'all'

/** A new group of interest: its name, what it is about, of which district. */
export const ADD_GROUP = dialog({
  id: 'add_group',
  action: 'arrange_groups',
  questions: (from: Questions<KnownOfEvents & Begun>) =>
    from
      .ask('name', () => typed(text('office.groups.ask_name'), readWords(LONGEST_NAME)))
      .ask('sort', askSort)
      .ask('kind', ({ sort }, place) => askKind(place, sort))
      .ask('district', ({ offered, whole }) => {
        if (offered.length < 2) return null
        const everywhere = { id: WHOLE, label: text('office.event_plan.skip.districts_whole') }
        return choice(text('office.groups.ask_district'), [
          ...(whole ? [everywhere] : []),
          ...districtChoices(offered),
        ])
      }),
  finish: async (call, { name, kind, district: said }) => {
    const { actor, moment, today } = call
    const answered = said ?? (actor.role === 'head' ? WHOLE : actor.districts[0])
    const district = answered === undefined || answered === WHOLE ? null : answered
    if (!reaches(call, district === null ? [] : [district]))
      return refuse(call, 'arrange_groups', 'group:new')
    const group: InterestGroup = {
      id: moment.conversation.chance.id(),
      name,
      district,
      kind,
      organiser: null,
      organiserAgrees: false,
      districtName: actor.work.find(({ id }) => id === district)?.name ?? null,
      state: 'open',
      members: 0,
      madeBy: actor.id,
      revision: 0,
    }
    const { id } = group
    const { department } = actor
    return {
      ...(await groupScreen(call, group, [text('office.groups.added')])),
      changes: [{ type: 'add_group', id, name, kind, district, department, by: actor.id, on: today }],
      object: `group:${id}`,
    }
  },
})

/** «Новый клуб». */
export const addGroup = useCase('arrange_groups', (call) => ADD_GROUP.begin(call, knownOfEvents(call)))
