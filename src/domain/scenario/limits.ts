/** Limits of a conversation step, in one place. Each has a reason; none is tuned at run time. */
export const LIMITS = {
  /** Steps walked for one input before a definition counts as looping (promises.md B33). */
  stepsPerInput: 40,
  /** Steps remembered for «Назад»: keeps the stored session small however long the talk is. */
  trail: 24,
  /** Code points kept of a person's own words; the rest is dropped with a word of explanation. */
  ownWords: 1000,
  /** Actions in a micro-plan: one or two are kept, more nobody does. */
  planActions: 2,
  /** Organisations side by side: a phone screen and a tired reader hold three. */
  compared: 3,
} as const
