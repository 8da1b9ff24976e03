import { NO_WORDS } from '../../../domain/caseload/case-words.ts'
import { openCase } from '../../../domain/caseload/open-case.ts'
import { mayLead, type Technology } from '../../../domain/caseload/technology.ts'
import { triage } from '../../../domain/caseload/triage.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { choice, note, orNothing } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, unknownButton } from '../kit/screen.ts'
import { CITIZEN_IN_HAND } from '../people/citizen.ts'
import { actOf, caseActOf } from './case-at-hand.ts'
import { caseScreen, technologyName, toCase } from './case-card.ts'
import { changesOfCase } from './changes-of-case.ts'
import { dueDays } from './dated-by.ts'
import { groupsOf } from './show-case.ts'
import { tellingHeads } from './urgent-case.ts'

/** How many signs of urgency an intake takes down: the most urgent one decides. */
const MOST_SIGNS = 3

/** Shows technologies that do not fit the person's groups too. */
const ALL = 'all'

const offered = (call: OfficeCall, card: CitizenCard): Screen => {
  const groups = groupsOf(card, call.today)
  const all = [...call.moment.conversation.content.technologies.values()].filter((each) =>
    mayLead(each, call.actor.role),
  )
  const fits = ({ for: whom }: Technology): boolean => whom.groups.some((group) => groups.includes(group))
  const [fitting, others] = [all.filter(fits), all.filter((each) => !fits(each))]
  const isAll = call.args[1] === ALL
  const buttonOf = ({ id }: Technology): OfficeButton => [technologyName(id), 'case_new', card.id, id]
  const buttons: OfficeButton[] = [
    ...[...fitting, ...(isAll ? others : [])].map(buttonOf),
    ...(isAll || others.length === 0
      ? []
      : [[text('office.cases.buttons.others'), 'case_new', card.id, ALL] as const]),
    [text('office.cases.buttons.person'), 'person', card.id],
  ]
  const question = text('office.cases.which_technology', { name: card.facts.name })
  return { parts: [question], buttons, place: 'in_place' }
}

/** The same technology is open for this person already: that case is shown. */
const openAlready = async (
  call: OfficeCall,
  card: CitizenCard,
  technology: string,
): Promise<Screen | null> => {
  const { desks, actor, today, moment } = call
  const lines = await desks.cases.list(actor, { citizen: card.id }, today, moment.at)
  const same = lines.find((line) => line.technology === technology)
  if (!same) return null
  return {
    parts: [text('office.cases.open_already')],
    buttons: [toCase(same.id)],
  }
}

const opened = async (
  call: OfficeCall,
  card: CitizenCard,
  technology: Technology,
  signs: readonly string[],
  problem: string | null,
): Promise<Screen> => {
  const { moment, actor } = call
  const urgency = triage(technology, signs)
  const contactOn = card.lastContact?.day ?? null
  const opening = {
    ...actOf(call),
    id: moment.conversation.chance.id(),
    person: card.id,
    urgency,
    signs,
    contactOn,
  }
  const changed = openCase(technology, opening, dueDays(moment.conversation))
  const words = { ...NO_WORDS, problem }
  const assignee = card.lent ? actor.id : null
  const before = { technology, district: card.district, revision: null, tasks: [], words, assignee }
  const changes = changesOfCase(before, caseActOf(call), changed)
  const { office, done } = await tellingHeads(
    call,
    { technology, department: card.department },
    changed,
    changes,
  )
  const made = changes.flatMap((change) => (change.type === 'add_task' ? [change.task.id] : []))
  const found = {
    id: opening.id,
    citizen: card.id,
    name: card.facts.name,
    technology: technology.id,
    stage: changed.case.stage,
    status: changed.case.status,
    urgency,
    curator: actor.id,
    nextDue: null,
    district: card.district,
    department: card.department,
    lent: card.lent,
    state: changed.case,
    mentorName: null,
    words,
    tasks: changed.tasks
      .map((task, place) => ({ task: { ...task, id: made[place] ?? '' }, revision: 0 }))
      .filter(({ task }) => !done.includes(task.id)),
    revision: 0,
  }
  const said = text(done.length > 0 ? 'office.cases.is_open_told' : 'office.cases.is_open')
  const screen = caseScreen(call, { found, technology }, said)
  return {
    ...screen,
    buttons: [
      ...(screen.buttons ?? []),
      [text('office.cases.buttons.need'), 'case_need', opening.id],
      await familyButton(call, card),
    ],
    object: `case:${opening.id}`,
    changes: office,
  }
}

/** «Кто ещё в семье?», where nobody has asked yet. */
const familyButton = async ({ desks }: OfficeCall, { id }: CitizenCard): Promise<OfficeButton> =>
  (await desks.families.of(id)) === null
    ? [text('office.cases.buttons.who_else'), 'family_add', id]
    : [text('office.person.buttons.family'), 'family', id]

/** «Открыть случай»: which technology – those that fit first – then signs of urgency where it has them, then the problem. */
export const OPEN_CASE = dialogAbout({
  id: 'open_case',
  subject: CITIZEN_IN_HAND,
  action: 'open_case',
  given: async (call, card) => {
    const technology = call.moment.conversation.content.technologies.get(call.args[1] ?? '')
    if (!technology || !mayLead(technology, call.actor.role)) return offered(call, card)
    const same = await openAlready(call, card, technology.id)
    return same ?? { technology: technology.id, triage: technology.triage.map(({ id }) => id) }
  },
  questions: (from) =>
    from
      .askMany('signs', MOST_SIGNS, (known, before: readonly string[]) => {
        const left = known.triage.filter((id) => !before.includes(id))
        const signs = left.map((id) => ({
          id,
          label: text(`technologies.${known.technology}.triage.${id}`),
        }))
        if (signs.length === 0) return null
        return before.length === 0
          ? orNothing(choice(text('office.case_forms.sign'), signs), text('office.case_forms.no_sign'))
          : orNothing(
              choice(text('office.case_forms.another_sign'), signs),
              text('office.case_forms.no_more_signs'),
            )
      })
      .ask('problem', () =>
        orNothing(note(text('office.case_forms.problem')), text('office.fields.no_words')),
      ),
  finish: async (call, card, { technology: id, signs, problem }) => {
    const technology = call.moment.conversation.content.technologies.get(id)
    if (!technology || !mayLead(technology, call.actor.role)) return unknownButton(call)
    return (await openAlready(call, card, technology.id)) ?? opened(call, card, technology, signs, problem)
  },
})
