import { z } from 'zod'
import { Provenance } from '../facts/fact.ts'
import type { Speaker } from './speaker.ts'

const Id = z.string().regex(/^[a-z][a-z0-9_]{0,31}$/)

/**
 * A phone number as it is shown, e.g. `8 800 100 00 01`. A number of an invented organisation starts with `8 000`:
 * no such code exists, so it cannot be dialled.
 */
const PhoneText = z
  .string()
  .regex(/^(\d{3}|8 \d{3} \d{3} \d{2} \d{2})$/, 'a number like "8 800 100 00 01" or "112" is expected')

/** One office or line of a region; its name, address and hours stand in `locales/<lang>/regions/<region>.yaml`. */
export const Organisation = z.strictObject({
  id: Id,
  /** What needs ask for (`Body.kind`), e.g. `clinic`. */
  kind: Id,
  phone: PhoneText.optional(),
  /** Minutes on foot from the centre of the demo district, where known. */
  walk_minutes: z.int().min(0).max(300).optional(),
  accessible: z.boolean().optional(),
  fact: Provenance,
})
export type Organisation = z.infer<typeof Organisation> & {
  /** It stands in the region's own directory, not in the files: a place to go to. */
  readonly listed?: true
}

/** What differs by place (promises.md 4): zone, organisations, own days off. */
export const Region = z.strictObject({
  id: Id,
  time_zone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'an IANA time zone is expected'),
  /** All organisations are made up; people are told so. */
  invented: z.boolean(),
  regional_off: z.array(z.iso.date()),
  organisations: z.array(Organisation).min(1),
  facts: z
    .record(Id, z.strictObject({ value: z.union([z.number(), z.string()]), fact: Provenance }))
    .default({}),
})
export type Region = Omit<z.infer<typeof Region>, 'organisations'> & {
  readonly organisations: readonly Organisation[]
  /** Who answers for the assistant in this place; absent – its institution has no name or number yet. */
  readonly speaker?: Speaker | undefined
}
