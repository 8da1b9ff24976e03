import { readQuestion } from '../../../../domain/people/register-search.ts'
import { shortName } from '../../../../domain/people/short-name.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { decide } from '../../../decision.ts'
import type { InterestGroup } from '../../../ports/office/group-desk.ts'
import type { FoundPerson } from '../../../ports/office/people-desk.ts'
import { callOf, placeOf } from '../../cases/case-at-hand.ts'
import { allowed } from '../../kit/audited.ts'
import { answerOf, wordsField } from '../../kit/fields.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import { beginForm, type OfficeForm } from '../../kit/office-form.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../../kit/use-case.ts'
import { fitting } from '../../people/find-people.ts'
import { groupInHand, groupSeen, noGroup } from './group-at-hand.ts'

/** What somebody is looked for: to be in the group, or to organise it. */
const PURPOSES = ['join', 'lead'] as const
type Purpose = (typeof PURPOSES)[number]

const purposeOf = (asked: unknown): Purpose => (asked === 'lead' ? 'lead' : 'join')

/** Anybody's own people may be in a group of the department; who organises it is for whoever arranges it. */
const groupFor = (call: OfficeCall, id: string, purpose: Purpose): Promise<InterestGroup | null> =>
  purpose === 'lead' ? groupInHand(call, id) : groupSeen(call, id)

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
export const GROUP_FIND_FORM: OfficeForm = {
  form: { id: 'group_find', fields: [wordsField('who', () => text('office.groups.ask_who'))] },
  finish: async (end) => {
    const call = callOf(end)
    if (!call) return decide(end.moment, { toast: end.moment.screens.label('unknown_button') })
    const purpose = purposeOf(end.answers['purpose'])
    const id = String(end.answers['group'])
    const group = await groupFor(call, id, purpose)
    if (!group) return noGroup(call, 'arrange_groups', id)
    const people = await found(call, answerOf(end.answers, 'who') ?? '')
    const buttons: OfficeButton[] = [
      ...offered(people, group, purpose),
      [text('office.groups.buttons.again'), 'group_find', group.id, purpose],
      [text('office.groups.buttons.card'), 'group', group.id],
    ]
    const key = people.length === 0 ? 'office.groups.not_found' : 'office.groups.which'
    return decide(call.moment, {
      replies: [call.words.message([text(key)], buttons)],
      office: [allowed(call, 'find_people', 'register')],
    })
  },
}

/** «Добавить», «Организатор»: who is looked for by surname. */
export const findForGroup: OfficeUseCase = {
  action: 'arrange_groups',
  run: async (call) => {
    const purpose = purposeOf(call.args[1])
    const group = await groupFor(call, call.args[0] ?? '', purpose)
    if (!group) return noGroup(call)
    return beginForm(placeOf(call), GROUP_FIND_FORM, { group: group.id, purpose })
  },
}

/** «Кого позвать»: people in sight who like what the group is about and are not in it. */
export const suggestMembers: OfficeUseCase = {
  action: 'arrange_groups',
  run: async (call) => {
    const group = await groupSeen(call)
    if (!group) return noGroup(call)
    const { desks, actor, today, moment, words } = call
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
    const buttons: OfficeButton[] = [
      ...offered(suited, group, 'join'),
      [text('office.groups.buttons.card'), 'group', group.id],
    ]
    return decide(moment, {
      replies: [inPlace(call, words.message([text(key, { n: suited.length })], buttons))],
      office: [allowed(call, 'find_people', `group:${group.id}`)],
    })
  },
}
