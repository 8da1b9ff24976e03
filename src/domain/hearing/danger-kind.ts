/**
 * What a person can be in danger of, the gravest first: what kills within minutes, then what harms, then what robs. Of
 * several that are heard the first one is answered.
 */
export const DANGERS = [
  'fire',
  'gas',
  'poisoning',
  'overdose',
  'shock',
  'breath',
  'unconscious',
  'bleeding',
  'stroke',
  'heart',
  'birth',
  'burn',
  'fall',
  'medical',
  'suicide',
  'child',
  'violence',
  'elder',
  'lost',
  'hunger',
  'fraud_after',
  'fraud_now',
] as const

/** A kind of danger, e.g. `gas`; `fraud_now` – a fraud going on, `fraud_after` – the money or the code is given away. */
export type Danger = (typeof DANGERS)[number]

const KNOWN: ReadonlySet<string> = new Set(DANGERS)
export const isDanger = (name: string): name is Danger => KNOWN.has(name)

/** Whom it happens to, as far as the words say it. */
export const STRICKEN = ['child', 'old', 'other', 'self'] as const
export type Stricken = (typeof STRICKEN)[number]

/**
 * Groups of words that say whom it happens to: as whom something befalls, in the case of whom something is done to; `address` –
 * who is only spoken to, `years` and `grown` – that a son is no child.
 */
export const WHOSE = [
  ...STRICKEN,
  'me',
  'hurt_child',
  'hurt_old',
  'hurt_other',
  'address',
  'years',
  'grown',
] as const
