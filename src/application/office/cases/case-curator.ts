import { CURATOR_REASONS } from '../../../domain/caseload/case-event.ts'
import { isRefused } from '../../../domain/caseload/change.ts'
import { changeCurator } from '../../../domain/caseload/change-curator.ts'
import { mayLead } from '../../../domain/caseload/technology.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { about } from '../kit/about.ts'
import type { Composer } from '../kit/composer.ts'
import { choice } from '../kit/field.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Answer } from '../kit/screen.ts'
import {
  actOf,
  CASE,
  type CaseAtHand,
  caseDialog,
  changesAtHand,
  refusedScreen,
  workOf,
} from './case-at-hand.ts'
import { technologyName, toCase } from './case-card.ts'

/** Who can lead the case instead: colleagues at work whose role leads this technology. */
const successors = async (
  { desks, today }: OfficeCall,
  { found, technology }: CaseAtHand,
): Promise<Employee[]> => {
  const all = await desks.staff.colleagues(found.department, today)
  return all.filter(
    ({ id, state, role }) => id !== found.curator && state === 'active' && mayLead(technology, role),
  )
}

/** «Сменить куратора»: who leads it now, and who can. */
export const chooseCurator = about(CASE, 'move_case', async (call, hand) => {
  const { found } = hand
  const [now, others] = [await call.desks.staff.find(found.curator, call.today), await successors(call, hand)]
  return {
    parts: [
      text('office.cases.led_by', { name: now?.name ?? call.words.phrase('office.cases.somebody') }),
      text(others.length > 0 ? 'office.cases.who_leads' : 'office.cases.nobody_leads'),
    ],
    buttons: [
      ...others.map(
        ({ id, name, role }): OfficeButton => [
          text('office.tasks.colleague', {
            name: shortName(name),
            role: text(`office.role_buttons.${role}`),
          }),
          'case_curator_to',
          found.id,
          id,
        ],
      ),
      toCase(found.id),
    ],
    place: 'in_place',
    object: `case:${found.id}`,
  }
})

/** Whoever leads it from now on hears of it, and who led it, unless they did it themselves. */
const told = async (call: OfficeCall, { found }: CaseAtHand, to: Employee): Promise<OfficeChange[]> => {
  const before = await call.desks.staff.find(found.curator, call.today)
  return [to, before].flatMap((each) =>
    each === null || each.person === null || each.id === call.actor.id
      ? []
      : [
          noticeFor(call, {
            rule: 'case_handed',
            to: each.person,
            subject: found.id,
            nth: String(found.revision),
          }),
        ],
  )
}

/** Whether the case is still in sight of whoever gave it away. */
const keepsSight = ({ actor }: OfficeCall, { found }: CaseAtHand, to: Employee): boolean =>
  to.id === actor.id || actor.role === 'head' || actor.districts.includes(found.district)

/** Why, in one press; then the case and its tasks are the new curator’s. */
export const CASE_CURATOR = caseDialog({
  id: 'case_curator',
  action: 'move_case',
  given: async (call, hand) => {
    const to = (await successors(call, hand)).find(({ id }) => id === call.args[1])
    return to ? { to: to.id } : chooseCurator.run(call)
  },
  questions: (from) =>
    from.ask('reason', () =>
      choice(
        text('office.case_forms.why_curator'),
        CURATOR_REASONS.map((id) => ({ id, label: text(`cases.curator_reasons.${id}`) })),
      ),
    ),
  finish: async (call, hand, { to: chosen, reason }): Promise<Answer> => {
    const { found } = hand
    const to = (await successors(call, hand)).find(({ id }) => id === chosen)
    if (!to) return chooseCurator.run({ ...call, args: [found.id] })
    const answer = changeCurator(workOf(call, hand), {
      ...actOf(call),
      from: found.curator,
      to: to.id,
      reason,
    })
    if (isRefused(answer)) return refusedScreen(call, hand, answer)
    return {
      parts: [text('office.cases.curator_changed', { name: to.name })],
      buttons: keepsSight(call, hand, to) ? [toCase(found.id)] : [],
      place: 'in_place',
      object: `case:${found.id}`,
      changes: [
        ...changesAtHand(call, hand, answer, {
          curator: { from: found.curator, to: to.id, on: call.today },
        }),
        ...(await told(call, hand, to)),
      ],
    }
  },
})

/** A case has another curator: whose it is now, and the way to it for whoever still sees it. */
export const caseHanded: Composer = async ({ desks, person, subject, day, words }) => {
  const staff = await desks.staff.ofPerson(person, day)
  if (!staff) throw new RangeError('the notice is for an employee who is no more')
  const found = await desks.cases.find(staff, subject, day, 0)
  if (!found) return words.message([text('office.cases.handed_away')])
  const what = { name: shortName(found.name), what: technologyName(found.technology) }
  const curator = await desks.staff.find(found.curator, day)
  return words.message(
    [
      found.curator === staff.id
        ? text('office.cases.handed_to_you', what)
        : text('office.cases.handed_to', {
            ...what,
            who: curator?.name ?? words.phrase('office.cases.somebody'),
          }),
    ],
    [toCase(found.id)],
  )
}
