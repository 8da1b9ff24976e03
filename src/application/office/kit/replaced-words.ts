const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What a change replaces, as it stood before; what nobody had said stands as null. */
export const replacedBy = <T extends object>(before: T, after: T): Partial<T> => {
  const names = Object.keys(after) as (keyof T)[]
  const changed = names.filter((name) => !isSame(before[name], after[name]))
  return Object.fromEntries(changed.map((name) => [name, before[name] ?? null])) as Partial<T>
}
