/** Whom of its districts an event is for, as it is chosen; each stands for categories of domain/people, any of them. */
const AUDIENCES = {
  all: [],
  senior: ['senior'],
  disabled: ['disability_1', 'disability_2', 'disability_3', 'disability_child', 'disability_unknown'],
  alone: ['living_alone', 'lonely'],
  newly: ['newly_retired', 'newly_disabled', 'newly_arrived'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Audience = keyof typeof AUDIENCES

/** Audiences in the order of their buttons. */
export const AUDIENCE_NAMES = Object.keys(AUDIENCES) as Audience[]

/** The categories that an audience stands for; of one that is not on offer none. */
export const categoriesFor = (audience: string): readonly string[] =>
  AUDIENCE_NAMES.includes(audience as Audience) ? AUDIENCES[audience as Audience] : []

/** The audience that categories make up; `some` – a mixture that no button stands for. */
export const audienceOf = (categories: readonly string[]): Audience | 'some' =>
  AUDIENCE_NAMES.find(
    (each) =>
      AUDIENCES[each].length === categories.length &&
      AUDIENCES[each].every((category) => categories.includes(category)),
  ) ?? 'some'
