import { can } from '../../../domain/access/can.ts'
import { Circumstance } from '../../../domain/people/categories.ts'
import { DoubtAnswer, GivenDoubt } from '../../../domain/people/import-doubt.ts'
import { phonesOf, withoutRepeats } from '../../../domain/people/phone-list.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { Form, FormAnswers } from '../../ports/office/dialogs.ts'
import type { CitizenFacts } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { allowed } from '../kit/audited.ts'
import { toolsOf } from '../kit/form-fields.ts'
import { type OfficeCall, officeCall } from '../kit/office-call.ts'
import { beginForm, type FormEnd, type FormPlace, type OfficeForm } from '../kit/office-form.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { unconfirmedBy } from '../people/note-presence.ts'
import { answeredFacts } from '../people/person-answers.ts'
import { changedTo } from '../people/undo-change.ts'
import {
  choicesFor,
  goneIn,
  LATER,
  PRESENCE_SAID,
  questionFor,
  readDoubtAnswer,
  YES,
} from './doubt-question.ts'
import { joinCards } from './join-cards.ts'

const mendForm = (place: FormPlace): Form => ({
  id: 'mend_doubt',
  fields: [
    {
      name: 'answer',
      ask: (answers) => questionFor(GivenDoubt.parse(answers)),
      choices: (answers) => choicesFor(GivenDoubt.parse(answers), toolsOf(place)),
      read: (input, answers) => readDoubtAnswer(GivenDoubt.parse(answers), input, toolsOf(place)),
    },
  ],
})

/** A whole number takes the place of what was none; numbers that are whole stay behind it. */
const withPhone = (facts: CitizenFacts, typed: string, said: string): CitizenFacts => {
  const odd = said.replace(/\D/g, '')
  const others = phonesOf(facts.phone).filter((each) => {
    const digits = each.replace(/\(.*$/, '').replace(/\D/g, '')
    return each.startsWith('+') || !odd.includes(digits)
  })
  return { ...facts, phone: withoutRepeats([typed, ...others]).join(', ') }
}

/** «Да» to something that a card only has or has not. */
const withCircumstance = (facts: CitizenFacts, field: string): CitizenFacts => {
  if (field === 'living_alone') return { ...facts, livingAlone: true }
  if (field === 'lonely') return { ...facts, lonely: true }
  const noted = Circumstance.options.find((each) => each === field)
  return noted === undefined ? facts : { ...facts, categories: { ...facts.categories, [noted]: true } }
}

/** What a list says and somebody takes over. */
const withSaid = (facts: CitizenFacts, { field, said }: GivenDoubt): CitizenFacts => {
  if (field === 'address') return { ...facts, address: said }
  if (field === 'phone')
    return { ...facts, phone: withoutRepeats([...phonesOf(facts.phone), ...phonesOf(said)]).join(', ') }
  if (field === 'birth_date') return { ...facts, birthDate: said.split('.').reverse().join('-') }
  return { ...facts, note: [facts.note ?? '', said].filter(Boolean).join('; ') }
}

/** What an answer changes of the card. */
const changesOf = (call: OfficeCall, card: CitizenCard, given: GivenDoubt, answer: DoubtAnswer) => {
  const { id, facts, revision } = card
  const noted = (next: CitizenFacts): OfficeChange[] => [
    changedTo(call, card, next),
    allowed(call, 'change_person', `citizen:${id}`),
  ]
  if (answer.does === 'set') {
    if (answer.field === 'phone') return noted(withPhone(facts, String(answer.value), given.said))
    return noted(answeredFacts(facts, { [answer.field]: answer.value }, call.today))
  }
  if (answer.does !== YES) return []
  const gone = goneIn(given.what)
  if (given.what === 'by_hand' || given.what === 'said_twice') return noted(withSaid(facts, given))
  if (gone === undefined) return noted(withCircumstance(facts, given.field))
  const reason = PRESENCE_SAID[gone]
  const presence = { presence: reason, from: call.today, until: null, revision } as const
  return [
    { type: 'note_presence', citizen: id, ...presence, unconfirmedBy: unconfirmedBy(call, reason) },
    {
      ...({ type: 'leave_month', citizen: id, month: call.today.slice(0, 7), reason } as const),
      by: call.actor.id,
      at: call.moment.at,
    },
    allowed(call, 'change_person', `citizen:${id}`),
  ] satisfies OfficeChange[]
}

const settled = (call: OfficeCall, given: GivenDoubt, answer: DoubtAnswer): OfficeChange =>
  answer.does === LATER
    ? { type: 'put_off_doubt', id: given.doubt, at: call.moment.at }
    : { type: 'settle_doubt', id: given.doubt }

/** The next question, or that nothing is left; `after` is the one that this very answer settles. */
const askNext = async (call: OfficeCall, left: number, after?: string): Promise<Decision> => {
  const { desks, actor, today, moment, words } = call
  const next = left > 0 ? await desks.doubts.next(actor, today, moment.at, after) : null
  const card = next && (await desks.register.card(actor, next.citizen, today, moment.at))
  const like =
    next?.other === undefined ? null : await call.desks.register.card(actor, next.other, today, moment.at)
  if (!next || !card) return decide(moment, { replies: [words.message([text('office.doubts.done')])] })
  const { id, citizen, ...doubt } = next
  const { name, birthDate } = card.facts
  const given: FormAnswers = {
    ...doubt,
    doubt: id,
    citizen,
    name,
    birthDate,
    left,
    ...(like ? { like: { name: like.facts.name, birthDate: like.facts.birthDate } } : {}),
  }
  return beginForm(call, MEND_DOUBT_FORM, given)
}

/** «Один человек»: what the double says goes to the other card, and the double goes. */
const joined = async (call: OfficeCall, double: CitizenCard, given: GivenDoubt): Promise<Decision> => {
  const { desks, actor, today, moment, words } = call
  const other = given.other ? await desks.register.card(actor, given.other, today, moment.at) : null
  const settle = settled(call, given, { does: 'keep' })
  if (!other || !can(actor, 'change_person', other)) {
    const next = await askNext(call, given.left - 1, given.doubt)
    return { ...next, office: [settle, ...next.office] }
  }
  const changes = joinCards(call, double, other)
  const { open, hasHistory } = await desks.doubts.standing(double.id)
  const fresh = changes.filter(({ type }) => type === 'ask_doubt').length
  const left = given.left + fresh - (hasHistory ? 1 : open)
  const next = await askNext(call, left, hasHistory ? given.doubt : double.id)
  const kept = hasHistory ? [words.message([text('office.doubts.both_stay')])] : []
  const office = [settle, ...changes]
  return { ...next, replies: [...kept, ...next.replies], office: [...office, ...next.office] }
}

const finish = async (end: FormEnd): Promise<Decision> => {
  const { moment, actor, desks, answers, words, today } = end
  if (actor === null) return decide(moment, { replies: [words.message([text('office.menu.not_found')])] })
  const given = GivenDoubt.parse(answers)
  const call = officeCall(moment, actor, desks, [])
  const card = await desks.register.card(actor, given.citizen, today, moment.at)
  const answer = DoubtAnswer.parse(answers['answer'])
  if (!card || !can(actor, 'change_person', card)) return askNext(call, given.left - 1, given.doubt)
  if (given.what === 'near' && answer.does === YES) return joined(call, card, given)
  const next = await askNext(call, given.left - 1, given.doubt)
  const office = [...changesOf(call, card, given, answer), settled(call, given, answer)]
  return { ...next, office: [...office, ...next.office] }
}

/** «Уточнить»: what a list left open, person by person; each answer leads to the next question. */
export const MEND_DOUBT_FORM: OfficeForm = { form: mendForm, finish }

/** Begins with the first that waits; whoever puts one off sees it again the next time. */
export const mendDoubts: OfficeUseCase = {
  action: 'change_person',
  run: async (call) => askNext(call, await call.desks.doubts.count(call.actor, call.today, call.moment.at)),
}
