import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeButton } from './office-words.ts'
import type { Place } from './screen.ts'
import type { UseCaseName } from './use-case-name.ts'

/** Lines of a list on one screen of a phone. */
export const PAGE = 8

/** The press that shows a page of a list. @example (page) => ['event_people', event.id, page] */
export type TurnTo = (page: string) => readonly [name: UseCaseName, ...args: readonly string[]]

/** A page of a long list, with the buttons that turn it. */
export interface Page<T> {
  readonly shown: readonly T[]
  /** The number of the first line in the whole list, from 0: lines that are counted go on where the last page ended. */
  readonly first: number
  /** «Назад» and «Дальше», as far as there is a page that way. */
  readonly turns: readonly OfficeButton[]
}

/** A stretch of a list that a store reads by itself: so many lines from one on. */
export interface Stretch {
  readonly offset: number
  readonly most: number
}

/** The page that a press asks for, from 0; the first where it asks for none, or for one that never was. */
const pageAsked = (asked: string | undefined): number => (/^\d{1,4}$/.test(asked ?? '') ? Number(asked) : 0)

/** What of a long list is to be read for the page that a press asks for. */
export const stretchOf = (asked: string | undefined): Stretch => ({
  offset: pageAsked(asked) * PAGE,
  most: PAGE,
})

const turning = (page: number, all: number, size: number, turnTo: TurnTo): OfficeButton[] => [
  ...(page > 0 ? [[text('office.list.before'), ...turnTo(String(page - 1))] as const] : []),
  ...((page + 1) * size < all ? [[text('office.list.after'), ...turnTo(String(page + 1))] as const] : []),
]

/** The buttons that turn a list of which a store read one stretch. */
export const turnsOf = ({ offset, most }: Stretch, all: number, turnTo: TurnTo): readonly OfficeButton[] =>
  turning(offset / most, all, most, turnTo)

/**
 * The page of a list that a press asks for; a page that is gone meanwhile is the first.
 * @example pageOf(groups, call.args[0], (page) => ['groups', page])
 */
export const pageOf = <T>(
  all: readonly T[],
  asked: string | undefined,
  turnTo: TurnTo,
  size = PAGE,
): Page<T> => {
  const page = pageAsked(asked) * size < all.length ? pageAsked(asked) : 0
  const first = page * size
  return { shown: all.slice(first, first + size), first, turns: turning(page, all.length, size, turnTo) }
}

/** A list that was opened is a message of its own: what led to it stays. One that was turned stays where it is. */
export const placeOfList = (asked: string | undefined): Place => (asked === undefined ? 'new' : 'in_place')
