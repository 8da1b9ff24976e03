import { isToldToHead } from '../../../domain/caseload/cry.ts'
import { byGravity } from '../../../domain/caseload/cry-order.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { CryLine } from '../../ports/office/cry-desk.ts'
import { fitting, roomIn } from '../kit/fitting.ts'
import { PAGE, placeOfList } from '../kit/list.ts'
import type { OfficeButton, OfficeWords } from '../kit/office-words.ts'
import { useCase } from '../kit/screen.ts'
import { type CryReader, crierName, cryBlock } from './cry-block.ts'
import { taskTitle } from './task-words.ts'

const pageFrom = (typed: string | undefined): number => {
  const from = Number(typed ?? 0)
  return Number.isInteger(from) && from >= 0 ? from : 0
}

/** «Дальше» under the head's morning message: the cries that follow, as they stand now. */
export const showCries = useCase('answer_urgent', async (call) => {
  const { desks, actor, today, words, moment, args } = call
  const open = (await desks.cries.open(actor.department, today))
    .filter((cry) => isToldToHead(cry, today))
    .sort(byGravity)
  const asked = pageFrom(args[0])
  const from = asked < open.length ? asked : 0
  const reader = { desks, reader: actor, day: today }
  const room = roomIn(moment.conversation.limits)
  const { parts, buttons } = await cryPage(reader, open, from, { words, room })
  const head = open.length === 0 ? 'office.cries.settled' : 'office.cries.head'
  return {
    parts: [text(head, { n: open.length }), ...parts],
    buttons,
    place: placeOfList(args[0]),
    object: `department:${actor.department}`,
  }
})

/** Names of the others keep within so many characters. */
const NAMES_ROOM = 700

/** A part of the cries of a department, one block each, with a button each. */
export interface CryPage {
  readonly parts: readonly TextRef[]
  readonly buttons: readonly OfficeButton[]
}

/** Whoever is not on the page yet, by name: nobody is only counted while names have room. */
const othersOf = (others: readonly CryLine[], words: OfficeWords): TextRef[] => {
  if (others.length === 0) return []
  const names = others.map(crierName)
  const lengthOf = (name: string | TextRef): number =>
    (typeof name === 'string' ? name : words.plain(name)).length + 2
  const told = fitting(names, lengthOf, NAMES_ROOM)
  const more = names.length - told.length
  return [
    text('talk.blank'),
    text('office.cries.others', { names: { list: told } }),
    ...(more > 0 ? [text('office.missed.more', { n: more })] : []),
  ]
}

/** As many cries as one message holds from a place on, gravest and newest first; the others by name and behind «Дальше». */
export const cryPage = async (
  reader: CryReader,
  cries: readonly CryLine[],
  from: number,
  { words, room }: { readonly words: OfficeWords; readonly room: number },
): Promise<CryPage> => {
  const asked = await Promise.all(
    cries.slice(from, from + PAGE).map(async (cry) => ({ cry, block: await cryBlock(reader, cry) })),
  )
  const shown = fitting(asked, ({ block }) => words.html(block).length, room)
  const end = from + shown.length
  return {
    parts: [...shown.flatMap(({ block }) => block), ...othersOf(cries.slice(end), words)],
    buttons: [
      ...shown.map(({ cry }): OfficeButton => [words.plain(taskTitle(cry.task)), 'task', cry.task.id]),
      ...(end < cries.length
        ? [[text('office.list.after'), 'cries', String(end)] satisfies OfficeButton]
        : []),
    ],
  }
}
