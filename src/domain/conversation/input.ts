/** What is always understood, at every step (C: always at hand). */
export const COMMANDS = ['back', 'pause', 'why', 'human', 'repeat', 'stop', 'resume'] as const
export type Command = (typeof COMMANDS)[number]

/** What a person can do, free of any messenger. `choice` is the id of an offered answer, e.g. `yes`. */
export type Input =
  | { readonly type: 'command'; readonly name: Command }
  | { readonly type: 'press'; readonly choice: string }
  | { readonly type: 'words'; readonly words: string }
  /** A photo, a voice message, a sticker …: nothing that a step can take. */
  | { readonly type: 'other'; readonly what: string }
  /** A reminder's button leads to a step, e.g. `visit.went`. Ours alone: nothing from outside becomes one. */
  | { readonly type: 'goto'; readonly step: string }
