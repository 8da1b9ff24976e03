import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { openSince } from '../../../domain/calendar/open-period.ts'
import { isRefused } from '../../../domain/caseload/change.ts'
import { type MentoringDone, recordMentoring } from '../../../domain/caseload/mentor.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { choice, day, note, orNothing } from '../kit/field.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { CASE, type CaseAtHand, carryOut, caseDialog, changesAtHand, workOf } from './case-at-hand.ts'
import { deedRow } from './case-deeds.ts'
import { listOf } from './case-mentor.ts'

const FORMS = ['individual', 'group'] as const

/** Families beside this one in a lesson of a group, at most. */
const MOST_OTHERS = 8

/** Families that are offered, at most: one screen of a phone, whoever looks over a whole department. */
const MOST_OFFERED = 24

/** A family with a mentor, whichever it is: a group may be led by several of them (seed 004, 5.6). */
interface Mentored {
  readonly id: string
  readonly name: string
}

const others = async (call: OfficeCall, hand: CaseAtHand): Promise<Mentored[]> => {
  const { desks, actor, today, moment } = call
  const lines = await desks.cases.list(actor, {}, today, moment.at)
  const same = lines.filter(({ id, technology }) => technology === hand.technology.id && id !== hand.found.id)
  const found = await Promise.all(
    same.slice(0, MOST_OFFERED).map(({ id }) => desks.cases.find(actor, id, today, moment.at)),
  )
  return found.flatMap((each) =>
    each && each.state.mentor !== null ? [{ id: each.id, name: shortName(each.name) }] : [],
  )
}

const mentoringRow = (
  call: OfficeCall,
  { found }: CaseAtHand,
  { form, kind, note: words, on }: MentoringDone,
) =>
  deedRow(
    call,
    { citizen: found.citizen, case: found.id },
    { kind: `mentoring_${form}`, outcome: kind, note: words, day: on },
  )

/** What is written down of the other families of a group; a case that was settled meanwhile is left out. */
const withOthers = async (
  call: OfficeCall,
  ids: readonly string[],
  done: MentoringDone,
): Promise<{ readonly changes: readonly OfficeChange[]; readonly count: number }> => {
  const hands = await Promise.all(ids.map((id) => CASE.find(call, 'record_deed', id)))
  const written = hands.flatMap((hand) => {
    const answer = hand && recordMentoring(workOf(call, hand), done)
    return !hand || !answer || isRefused(answer)
      ? []
      : [[...changesAtHand(call, hand, answer), mentoringRow(call, hand, done)]]
  })
  return { changes: written.flat(), count: written.length }
}

/** The first day on which a lesson may have been: this mentoring had begun, and the period is not handed in. */
const firstDay = ({ found }: CaseAtHand, today: LocalDate): LocalDate => {
  const { begunOn } = found.state
  const open = openSince(today)
  return begunOn !== null && begunOn > open ? begunOn : open
}

/** What the mentor did with the family and on which day: individual, or in a group of several families (seed 004, 5). */
export const MENTORING_LOG = caseDialog({
  id: 'mentoring_log',
  action: 'record_deed',
  given: async (call, hand) => ({
    technology: hand.technology.id,
    individual: hand.technology.mentoring?.individual ?? [],
    group: hand.technology.mentoring?.group ?? [],
    first: firstDay(hand, call.today),
    others: await others(call, hand),
  }),
  questions: (from) =>
    from
      .ask('form', () =>
        choice(
          text('office.case_forms.mentoring_form'),
          FORMS.map((id) => ({ id, label: text(`office.case_forms.mentoring_forms.${id}`) })),
        ),
      )
      .ask('kind', (known) =>
        choice(
          text('office.case_forms.mentoring_kind'),
          listOf(known.technology, known.form, known[known.form]),
        ),
      )
      .ask('on', ({ first }, place) =>
        day(place, text('office.case_forms.mentoring_day'), { side: 'past', notBefore: first }),
      )
      .askMany('families', MOST_OTHERS, ({ form, others: all }, before: readonly string[]) => {
        const left = all.filter(({ id }) => !before.includes(id))
        if (form !== 'group' || left.length === 0) return null
        return orNothing(
          choice(
            text(`office.case_forms.${before.length === 0 ? 'mentoring_others' : 'mentoring_more'}`),
            left.map(({ id, name }) => ({ id, label: text('office.case_forms.family_choice', { name }) })),
          ),
          text('office.case_forms.nobody_else'),
        )
      })
      .ask('words', () =>
        orNothing(note(text('office.case_forms.mentoring_note')), text('office.fields.no_words')),
      ),
  finish: async (call, hand, { form, kind, on, families, words }) => {
    const done: MentoringDone = { on, by: call.actor.id, form, kind, note: words }
    const answer = recordMentoring(workOf(call, hand), done)
    const beside = isRefused(answer) ? { changes: [], count: 0 } : await withOthers(call, families, done)
    return carryOut(call, hand, answer, {
      also: [mentoringRow(call, hand, done), ...beside.changes],
      ...(beside.count === 0 ? {} : { said: text('office.cases.mentoring_noted', { n: beside.count + 1 }) }),
    })
  },
})
