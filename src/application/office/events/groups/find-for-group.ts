import { readQuestion } from '../../../../domain/people/register-search.ts'
import { shortName } from '../../../../domain/people/short-name.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { InterestGroup } from '../../../ports/office/group-desk.ts'
import type { FoundPerson } from '../../../ports/office/people-desk.ts'
import { about, type Subject, withSubject } from '../../kit/about.ts'
import { allowed } from '../../kit/audited.ts'
import { note } from '../../kit/field.ts'
import { type Begun, dialog, type Questions } from '../../kit/form.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { useCase } from '../../kit/screen.ts'
import { fitting } from '../../people/find-people.ts'
import { GROUP, GROUP_IN_HAND, toGroup } from './group-at-hand.ts'

/** What somebody is looked for: to be in the group, or to organise it. */
const PURPOSES = ['join', 'lead'] as const
type Purpose = (typeof PURPOSES)[number]

const purposeOf = (asked: string | undefined): Purpose => (asked === 'lead' ? 'lead' : 'join')

/** Anybody's own people may be in a group of the department; who organises it is for whoever arranges it. */
const SUBJECTS: Readonly<Record<Purpose, Subject<InterestGroup>>> = { join: GROUP, lead: GROUP_IN_HAND }

/** People offered at once. */
const MOST_OFFERED = 8

const offered = (people: readonly FoundPerson[], group: InterestGroup, purpose: Purpose): OfficeButton[] =>
  people
    .slice(0, MOST_OFFERED)
    .map(({ id, name }) => [
      text('office.groups.member', { name: shortName(name) }),
      `group_${purpose}`,
      group.id,
      id,
    ])

const found = async (call: OfficeCall, typed: string): Promise<FoundPerson[]> => {
  const question = readQuestion(typed, call.moment.conversation.content.registerSearch)
  return question === null ? [] : fitting(call, question)
}

/** A surname is typed, then somebody of that name pressed. */
export const FIND_FOR_GROUP = dialog({
  id: 'group_find',
  action: 'arrange_groups',
  questions: (from: Questions<{ readonly group: string; readonly purpose: Purpose } & Begun>) =>
    from.ask('who', () => note(text('office.groups.ask_who'))),
  finish: (call, { group: id, purpose, who }) =>
    withSubject(call, SUBJECTS[purpose], 'arrange_groups', id, async (group) => {
      const people = await found(call, who)
      return {
        parts: [text(people.length === 0 ? 'office.groups.not_found' : 'office.groups.which')],
        buttons: [
          ...offered(people, group, purpose),
          [text('office.groups.buttons.again'), 'group_find', group.id, purpose],
          toGroup(group.id),
        ],
        changes: [allowed(call, 'find_people', 'register')],
      }
    }),
})

/** «Добавить», «Организатор»: who is looked for by surname. */
export const findForGroup = useCase('arrange_groups', (call) => {
  const purpose = purposeOf(call.args[1])
  return withSubject(call, SUBJECTS[purpose], 'arrange_groups', call.args[0] ?? '', ({ id }) =>
    FIND_FOR_GROUP.begin(call, { group: id, purpose }),
  )
})

/** «Кого позвать»: people in sight who like what the group is about and are not in it. */
export const suggestMembers = about(GROUP, 'arrange_groups', async (call, group) => {
  const { desks, actor, today, moment } = call
  const kind = moment.conversation.content.events.kinds.find(({ id }) => id === group.kind)
  const cards = await desks.people.needsInSight(actor, today, moment.at)
  const members = await desks.groups.members(actor, group.id, today, moment.at)
  const inGroup = new Set(members.map(({ citizen }) => citizen))
  const liking = new Set(
    cards
      .filter(({ chosen }) => kind?.interests.some((each) => chosen.includes(each)))
      .map(({ citizen }) => citizen),
  )
  const all = await desks.people.all(actor, today, moment.at)
  const suited = all.filter(({ id }) => liking.has(id) && !inGroup.has(id))
  const key = suited.length === 0 ? 'office.groups.nobody_suits' : 'office.groups.suit'
  const buttons: OfficeButton[] = [...offered(suited, group, 'join'), toGroup(group.id)]
  return {
    parts: [text(key, { n: suited.length })],
    buttons,
    place: 'in_place',
    changes: [allowed(call, 'find_people', `group:${group.id}`)],
  }
})
