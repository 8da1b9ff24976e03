/** Lines of a list on one screen of a phone. */
export const PAGE = 8

/** A part of a long list, and the number of the next part as a button's choice; null – this is the last. */
export interface Page<T> {
  readonly shown: readonly T[]
  readonly next: string | null
}

/** The part of a list that a press asks for; the first where it asks for none, or for one that never was. */
export const pageOf = <T>(all: readonly T[], asked: string | undefined): Page<T> => {
  const number = /^\d{1,4}$/.test(asked ?? '') ? Number(asked) : 0
  const page = number * PAGE < all.length ? number : 0
  const isLast = (page + 1) * PAGE >= all.length
  return { shown: all.slice(page * PAGE, (page + 1) * PAGE), next: isLast ? null : String(page + 1) }
}
