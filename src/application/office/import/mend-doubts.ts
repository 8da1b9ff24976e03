import { can } from '../../../domain/access/can.ts'
import type { DoubtAnswer, GivenDoubt } from '../../../domain/people/import-doubt.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { OpenDoubt } from '../../ports/office/doubt-desk.ts'
import type { CitizenFacts } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { type Begun, type Dialog, freeDialog, type Questions } from '../kit/form.ts'
import { type OfficeCall, officeCall } from '../kit/office-call.ts'
import type { FormPlace } from '../kit/office-form.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { codeButtons, keepAll } from './alike-doubts.ts'
import { settles, writtenBy } from './doubt-changes.ts'
import { ALIKE, ALL, askDoubt, LATER, YES } from './doubt-question.ts'
import { takeBackButtons, writtenLines } from './doubt-said.ts'
import { joinCards } from './join-cards.ts'

/** Id of the dialog. */
export const MENDING = 'mend_doubt'

/** How many doubts wait for the one who answers. */
export const countLeft = ({ desks, actor, today, moment }: OfficeCall): Promise<number> =>
  desks.doubts.count(actor, today, moment.at)

/** Where a question stands. */
interface Asking {
  /** How many are left, this one included. */
  readonly left: number
  /** Parts of the card that are brought back at this very moment. */
  readonly back?: Partial<CitizenFacts>
}

/** What a question says, as the dialog keeps it; null – the card is gone meanwhile. */
const givenOf = async (
  call: OfficeCall,
  { id, citizen, field, what, heading, said, other }: OpenDoubt,
  { left, back }: Asking,
): Promise<GivenDoubt | null> => {
  const { desks, actor, today, moment } = call
  const cardOf = (card: string) => desks.register.card(actor, card, today, moment.at)
  const card = await cardOf(citizen)
  if (!card) return null
  const like = other === undefined ? null : await cardOf(other)
  const others = ALIKE.has(what) ? await desks.doubts.alike(actor, today, id) : []
  const { name, birthDate } = { ...card.facts, ...back }
  return {
    field,
    what,
    heading,
    said,
    other,
    doubt: id,
    citizen,
    name,
    birthDate,
    left,
    alike: others.filter((each) => each.id !== id).length + 1,
    ...(like === null ? {} : { like: { name: like.facts.name, birthDate: like.facts.birthDate } }),
  }
}

/** Asks about a doubt; null – the card is gone meanwhile. */
export const askAbout = async (
  call: OfficeCall,
  open: OpenDoubt,
  asking: Asking,
): Promise<Decision | null> => {
  const given = await givenOf(call, open, asking)
  return given === null ? null : MEND_DOUBT.begin(call, given)
}

/** The next question, or that nothing is left; `after` are those that are settled at this very moment. */
export const askNext = async (
  call: OfficeCall,
  left: number,
  after: readonly string[] = [],
): Promise<Decision> => {
  const { desks, actor, today, moment, words } = call
  const next = left > 0 ? await desks.doubts.next(actor, today, moment.at, after) : null
  const asked = next && (await askAbout(call, next, { left }))
  return asked ?? decide(moment, { replies: [words.message([text('office.doubts.done')])] })
}

/** «Один человек»: what the double says goes to the other card, and the double goes. */
const joined = async (call: OfficeCall, double: CitizenCard, given: GivenDoubt): Promise<Decision> => {
  const { desks, actor, today, moment, words } = call
  const other = given.other ? await desks.register.card(actor, given.other, today, moment.at) : null
  const settle = settles(call, given.doubt, moment.conversation.chance.id(), { before: {}, after: {} })
  if (!other || !can(actor, 'change_person', other)) {
    const next = await askNext(call, given.left - 1, [given.doubt])
    return { ...next, office: [settle, ...next.office] }
  }
  const changes = joinCards(call, double, other)
  const { open, hasHistory } = await desks.doubts.standing(double.id)
  const fresh = changes.filter(({ type }) => type === 'ask_doubt').length
  const left = given.left + fresh - (hasHistory ? 1 : open)
  const next = await askNext(call, left, [hasHistory ? given.doubt : double.id])
  const key = hasHistory ? 'office.doubts.both_stay' : 'office.doubts.joined'
  const toCard: OfficeButton = [text('office.person.buttons.card'), 'person', other.id]
  const toMerge: OfficeButton[] = hasHistory
    ? [[text('office.doubles.buttons.merge'), 'double', other.id, double.id]]
    : []
  const kept = [words.message([text(key, { name: other.facts.name })], [...toMerge, toCard])]
  const office = [settle, ...changes]
  return { ...next, replies: [...kept, ...next.replies], office: [...office, ...next.office] }
}

/** «Потом»: it is asked again the next time. */
const putOff = async (call: OfficeCall, given: GivenDoubt): Promise<Decision> => {
  const put: OfficeChange = { type: 'put_off_doubt', id: given.doubt, at: call.moment.at }
  const next = await askNext(call, given.left - 1, [given.doubt])
  return { ...next, office: [put, ...next.office] }
}

/** «Это годы у всех» */
const keptAll = async (call: OfficeCall, given: GivenDoubt): Promise<Decision> => {
  const { reply, office, n, settled } = await keepAll(call, given)
  const next = await askNext(call, given.left - n, settled)
  return { ...next, replies: [reply, ...next.replies], office: [...office, ...next.office] }
}

/** What was answered is written, said back and can be taken back; then comes the next question. */
const written = async (
  call: OfficeCall,
  card: CitizenCard,
  given: GivenDoubt,
  answer: DoubtAnswer,
): Promise<Decision> => {
  const press = call.moment.conversation.chance.id()
  const { changes, undo, facts } = writtenBy(call, card, given, answer)
  const buttons = [...(await codeButtons(call, given, facts, press)), ...takeBackButtons(press)]
  const said = call.words.message(writtenLines(call, card, given, answer, facts), buttons)
  const next = await askNext(call, given.left - 1, [given.doubt])
  const office = [...changes, settles(call, given.doubt, press, undo)]
  return { ...next, replies: [said, ...next.replies], office: [...office, ...next.office] }
}

const finish = async (
  place: FormPlace,
  given: GivenDoubt & { readonly answer: DoubtAnswer },
): Promise<Decision> => {
  const { moment, actor, desks, words, today } = place
  if (actor === null) return decide(moment, { replies: [words.message([text('office.menu.not_found')])] })
  const call = officeCall(moment, actor, desks, [])
  const card = await desks.register.card(actor, given.citizen, today, moment.at)
  const { answer } = given
  if (!card || !can(actor, 'change_person', card)) return askNext(call, given.left - 1, [given.doubt])
  if (answer.does === LATER) return putOff(call, given)
  if (answer.does === ALL) return keptAll(call, given)
  if (given.what === 'near' && answer.does === YES) return joined(call, card, given)
  return written(call, card, given, answer)
}

/** «Уточнить»: what a list left open, person by person; each answer leads to the next question. */
export const MEND_DOUBT: Dialog<GivenDoubt> = freeDialog({
  id: MENDING,
  questions: (from: Questions<GivenDoubt & Begun>) =>
    from.ask('answer', (given, place) => askDoubt(given, place)),
  finish,
  asksAnew: true,
})

/** Begins with the first that waits; whoever puts one off sees it again the next time. */
export const mendDoubts: OfficeUseCase = {
  action: 'change_person',
  run: async (call) => askNext(call, await countLeft(call)),
}
