import type { Danger } from './danger-kind.ts'

/**
 * Where a kind of danger asks for another order of deeds than most of its cries, with the kinds in which it does. Signs stand
 * in `locales/<lang>/hearing/words/variants.yaml`, the words under `screens.danger`; the first one that is heard is answered.
 */
export const VARIANTS = {
  /** Gas that has no smell: nobody looks for a tap. */
  gas_fumes: ['gas'],
  /** The way out is closed by smoke. */
  fire_trapped: ['fire'],
  /** «Не дышит, посинел» of somebody who has not choked. */
  not_breathing: ['breath', 'unconscious'],
  /** «Горло отекло после укола». */
  allergy: ['breath', 'medical'],
  /** «Соседка третий день не открывает». */
  silent_door: ['unconscious'],
  /** The child itself writes: nobody tells it to take the child away. */
  child_self: ['child', 'violence'],
  /** A grown-up who asks a child for pictures. */
  child_online: ['child'],
  /** «Убью его, нож уже взяла»: the one who writes may hurt somebody. */
  own_threat: ['violence'],
  intimate_blackmail: ['violence'],
  /** Raped, and it is over: help is a doctor, not a whisper. */
  rape_after: ['violence'],
  /** Strangers break in: outside is where they are. */
  break_in: ['violence'],
  /** «Провалился под лёд». */
  ice: ['lost', 'fall', 'breath'],
  /** No heating, and somebody small or old in it. */
  cold_home: ['lost'],
  lift: ['lost'],
  /** Somebody else is missing, told by who looks for them. */
  missing: ['lost'],
  /** Put out on the street. */
  eviction: ['hunger'],
} as const satisfies Readonly<Record<string, readonly Danger[]>>

/** Another order of deeds within a kind, e.g. `ice`. */
export type Variant = keyof typeof VARIANTS

export const VARIANT_NAMES = Object.keys(VARIANTS) as [Variant, ...Variant[]]

export const isVariantOf = (variant: Variant, kind: Danger): boolean => {
  const kinds: readonly Danger[] = VARIANTS[variant]
  return kinds.includes(kind)
}
