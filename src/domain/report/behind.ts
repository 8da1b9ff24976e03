/** What stands behind a number, each by kind and id in one word. */
export const BEHIND = {
  employee: 's',
  citizen: 'c',
  family: 'f',
  deed: 'd',
  district_deed: 'x',
  event: 'e',
  letter: 'l',
  case: 'k',
  task: 't',
} as const
export type BehindKind = keyof typeof BEHIND

/** @example behind('citizen', '1k9x') === 'c.1k9x' */
export const behind = (kind: BehindKind, id: string): string => `${BEHIND[kind]}.${id}`

/** What a word names; null – none of ours. @example whatIsBehind('c.1k9x') // { kind: 'citizen', id: '1k9x' } */
export const whatIsBehind = (word: string): { readonly kind: BehindKind; readonly id: string } | null => {
  const [letter, ...rest] = word.split('.')
  const kind = (Object.keys(BEHIND) as BehindKind[]).find((each) => BEHIND[each] === letter)
  return kind === undefined || rest.length === 0 ? null : { kind, id: rest.join('.') }
}
