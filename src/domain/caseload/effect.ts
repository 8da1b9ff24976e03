/** What the work has changed for the family, as it was assessed (D-effect). Words: `office.cases.effects.<id>`. */
export const EFFECTS = ['better', 'same', 'worse'] as const

/** How the family was told of it; `not_yet` – it is still to be told. Words: `office.cases.effect_told.<id>`. */
export const EFFECT_TOLD = ['at_home', 'at_reception', 'by_phone', 'not_yet'] as const
