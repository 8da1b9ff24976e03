import { can } from '../../../domain/access/can.ts'
import { type LocalDate, localMoment } from '../../../domain/calendar/local-date.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { SettledDoubt } from '../../ports/office/doubt-desk.ts'
import { type CitizenFacts, PRESENCES } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { allowed } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { changedTo } from '../people/undo-change.ts'
import { presenceBack } from '../people/undo-presence.ts'
import { askAbout, askNext, countLeft, MENDING } from './mend-doubts.ts'

/** People who are named where an answer to many is taken back. */
const MOST_NAMED = 10

interface TakenBack {
  readonly doubt: SettledDoubt
  readonly card: CitizenCard
  /** What the answer made of the card was changed since: it stays, only the question is open again. */
  readonly isLate: boolean
  readonly changes: readonly OfficeChange[]
}

/** Whether the parts of a card that an answer changed are still as it left them. */
const standsAs = (facts: CitizenFacts, after: Readonly<Record<string, unknown>>): boolean => {
  const now = new Map(Object.entries(facts))
  return Object.entries(after).every(
    ([part, value]) => JSON.stringify(now.get(part)) === JSON.stringify(value),
  )
}

/** What brings a card back to where it stood before an answer; null – it was changed since. */
const cardBack = (call: OfficeCall, card: CitizenCard, { undo }: SettledDoubt): OfficeChange[] | null => {
  const { before, after, presence } = undo
  const noted = allowed(call, 'change_person', `citizen:${card.id}`, 'undo')
  if (presence !== undefined) {
    const was = PRESENCES.find((each) => each === presence.was)
    if (was === undefined || card.presence !== presence.noted || card.presenceFrom !== call.today) return null
    return [...presenceBack(call, card, { presence: was, until: presence.until as LocalDate | null }), noted]
  }
  if (Object.keys(before).length === 0) return []
  return standsAs(card.facts, after)
    ? [changedTo(call, card, { ...card.facts, ...(before as Partial<CitizenFacts>) }), noted]
    : null
}

const takenBack = async (call: OfficeCall, doubt: SettledDoubt): Promise<TakenBack | null> => {
  const card = await call.desks.register.card(call.actor, doubt.citizen, call.today, call.moment.at)
  if (!card || !can(call.actor, 'change_person', card)) return null
  const back = cardBack(call, card, doubt)
  return {
    doubt,
    card,
    isLate: back === null,
    changes: [...(back ?? []), { type: 'reopen_doubt', id: doubt.id }],
  }
}

/** What a press settled today, as it is taken back; none – it is too late, or it was done already. */
const settledToday = async (call: OfficeCall): Promise<TakenBack[]> => {
  const { desks, actor, args, today, moment } = call
  const zone = moment.conversation.region.time_zone
  const settled = await desks.doubts.settledWith(actor, args[0] ?? '')
  const all: TakenBack[] = []
  for (const doubt of settled.filter(({ at }) => localMoment(at, zone).date === today)) {
    const back = await takenBack(call, doubt)
    if (back !== null) all.push(back)
  }
  return all
}

const tooLate = ({ moment, words }: OfficeCall): Decision =>
  decide(moment, { toast: words.phrase('office.doubts.undo_too_late') })

const undoneLines = (all: readonly TakenBack[]): TextRef[] => {
  const names = all.slice(0, MOST_NAMED).map(({ card }) => shortName(card.facts.name))
  const more = all.length - names.length
  const late = all.filter(({ isLate }) => isLate).map(({ card }) => shortName(card.facts.name))
  return [
    text('office.doubts.undone', { names: { list: names } }),
    ...(more > 0 ? [text('office.doubts.all_more', { n: more })] : []),
    ...(late.length > 0
      ? [text('office.doubts.changed_since', { names: { list: late.slice(0, MOST_NAMED) } })]
      : []),
    text('office.doubts.waits_again', { n: all.length }),
  ]
}

/** «Отменить запись»: the cards are as they were, and all that the press settled waits again. */
export const undoDoubts: OfficeUseCase = {
  action: 'change_person',
  run: async (call) => {
    const all = await settledToday(call)
    if (all.length === 0) return tooLate(call)
    const mend: OfficeButton = [text('office.doubts.buttons.begin'), 'doubts']
    const reply = inPlace(call, call.words.message(undoneLines(all), [mend]))
    const office = all.flatMap(({ changes }) => changes)
    // Whoever is in the middle of the questions stays there.
    const isMending = call.moment.person.dialog === MENDING
    if (!isMending) return decide(call.moment, { replies: [reply], office })
    const next = await askNext(call, (await countLeft(call)) + all.length)
    return { ...next, replies: [reply, ...next.replies], office: [...office, ...next.office] }
  },
}

/** «Исправить»: the card is as it was, and the same question is asked once more, at once. */
export const askAgain: OfficeUseCase = {
  action: 'change_person',
  run: async (call) => {
    const all = await settledToday(call)
    const [first] = all
    if (first === undefined) return tooLate(call)
    const left = (await countLeft(call)) + all.length
    const back: Partial<CitizenFacts> = first.isLate ? {} : first.doubt.undo.before
    const asked = await askAbout(call, first.doubt, { left, back })
    if (asked === null) return tooLate(call)
    return { ...asked, office: [...all.flatMap(({ changes }) => changes), ...asked.office] }
  },
}
