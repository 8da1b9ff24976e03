import { isToldToHead } from '../../../domain/caseload/cry.ts'
import { byGravity } from '../../../domain/caseload/cry-order.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { fitting, roomIn } from '../kit/fitting.ts'
import { PAGE, placeOfList } from '../kit/list.ts'
import type { OfficeButton, OfficeWords } from '../kit/office-words.ts'
import { useCase } from '../kit/screen.ts'
import { byPerson, type CryReader, crierName, cryBlock } from './cry-block.ts'
import { taskTitle } from './task-words.ts'

const pageFrom = (typed: string | undefined): number => {
  const from = Number(typed ?? 0)
  return Number.isInteger(from) && from >= 0 ? from : 0
}

/** «Дальше» under the head's morning message: the cries that follow, as they stand now. */
export const showCries = useCase('answer_urgent', async (call) => {
  const { desks, actor, today, words, moment, args } = call
  const open = byPerson(
    (await desks.cries.open(actor.department, today))
      .filter((cry) => isToldToHead(cry, today))
      .sort(byGravity),
  )
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

/** All that one person waits with, the gravest first. */
type Person = ReturnType<typeof byPerson>[number]

/** So many tasks of one person have a button. */
const MOST_BUTTONS = 3

/** Names of the others keep within so many characters. */
const NAMES_ROOM = 700

/** A part of the cries of a department, one block a person, with their gravest tasks as buttons. */
export interface CryPage {
  readonly parts: readonly TextRef[]
  readonly buttons: readonly OfficeButton[]
}

/** Whoever is not on the page yet, by name: nobody is only counted while names have room. */
const othersOf = (others: readonly Person[], words: OfficeWords): TextRef[] => {
  if (others.length === 0) return []
  const names = others.map(([cry]) => crierName(cry))
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
  persons: readonly Person[],
  from: number,
  { words, room }: { readonly words: OfficeWords; readonly room: number },
): Promise<CryPage> => {
  const asked = await Promise.all(
    persons
      .slice(from, from + PAGE)
      .map(async (person) => ({ person, block: await cryBlock(reader, person) })),
  )
  const shown = fitting(asked, ({ block }) => words.html(block).length, room)
  const end = from + shown.length
  return {
    parts: [...shown.flatMap(({ block }) => block), ...othersOf(persons.slice(end), words)],
    buttons: [
      ...shown
        .flatMap(({ person }) => person.slice(0, MOST_BUTTONS))
        .map(({ task }): OfficeButton => [words.plain(taskTitle(task)), 'task', task.id]),
      ...(end < persons.length
        ? [[text('office.list.after'), 'cries', String(end)] satisfies OfficeButton]
        : []),
    ],
  }
}
