/** A press that a token names: what is to be done, and ids and choices that it is about. */
export interface NamedPress {
  readonly name: string
  readonly args: readonly string[]
}

/** Tokens of one owner: how they are made, and how a press is read. */
export interface NamedTokens {
  readonly make: (name: string, ...args: readonly string[]) => string
  /** Null when the token was never ours. */
  readonly read: (token: string) => NamedPress | null
}

/**
 * Tokens `<owner>.<name>.<argument>…`, in 64 bytes: at most so many arguments, each at most so long.
 * @example namedTokens('e', { most: 2, longest: 24 }).make('go', 'ev1k9x') // 'e.go.ev1k9x'
 */
export const namedTokens = (
  owner: string,
  { most, longest }: { readonly most: number; readonly longest: number },
): NamedTokens => {
  const argument = `\\.[a-z0-9_-]{1,${longest}}`
  const shape = new RegExp(`^${owner}\\.([a-z_]{2,24})((?:${argument}){0,${most}})$`)
  return {
    make: (name, ...args) => [owner, name, ...args].join('.'),
    read: (token) => {
      const [, name, args] = shape.exec(token) ?? []
      return name === undefined || args === undefined ? null : { name, args: args.split('.').slice(1) }
    },
  }
}
