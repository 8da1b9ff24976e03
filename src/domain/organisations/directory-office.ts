import { z } from 'zod'
import type { LocalDate } from '../calendar/local-date.ts'
import { type TextRef, text } from '../words/text-ref.ts'
import { checkedUntil } from './fact-check.ts'
import type { Organisation } from './region.ts'

/** So many offices a region's directory holds at most: they are laid over what is said to everybody. */
export const MOST_OFFICES = 500

/** Characters that a screen has room for: a name stands on a button. */
export const LONGEST = { name: 60, address: 120, hours: 120, floor: 20, bus: 60 } as const

/** What is known of an office of the region's own; null – nobody said. */
export const DirectoryEntry = z.strictObject({
  /** What needs ask for, e.g. `clinic`. */
  kind: z.string().regex(/^[a-z][a-z0-9_]{0,31}$/),
  name: z.string().min(2),
  address: z.string().min(2),
  /** As it is shown: `8 346 732 00 00`. */
  phone: z.string().nullable(),
  hours: z.string().nullable(),
  floor: z.string().nullable(),
  lift: z.boolean().nullable(),
  /** Numbers and stop as they are said: `5, 12, до «Почты»`. */
  bus: z.string().nullable(),
  /** The day on which somebody made sure of it. */
  checkedOn: z.iso.date(),
})
export type DirectoryEntry = z.infer<typeof DirectoryEntry>

/** An entry of the directory (C2: address, contacts, hours), with who answers for it: whoever brought or checked it last. */
export interface DirectoryOffice extends DirectoryEntry {
  /** Begins with `own_`, so that it is no organisation of the files. */
  readonly id: string
  /** Id of the employee. */
  readonly owner: string
  readonly department: string
}

/** What of an office is said on the spot and can be corrected alone, in the order of its card. */
export const OFFICE_PARTS = ['phone', 'hours', 'address', 'floor', 'lift', 'bus'] as const
export type OfficePart = (typeof OFFICE_PARTS)[number]

/** Half a year after it was checked an office is looked at again (D-passport). */
export const isDue = ({ checkedOn }: Pick<DirectoryEntry, 'checkedOn'>, today: LocalDate): boolean =>
  today > checkedUntil(checkedOn)

/** The office as an organisation of its region: what it says stands in texts that are laid over those of the files. */
export const organisationOf = ({
  id,
  kind,
  phone,
  lift,
  floor,
  checkedOn,
}: DirectoryOffice): Organisation => ({
  id,
  kind,
  ...(phone === null ? {} : { phone }),
  ...(lift === true || floor === '1' ? { accessible: true } : {}),
  listed: true,
  fact: {
    certainty: 'verified',
    verified_at: checkedOn,
    verify_by: checkedUntil(checkedOn),
    source: 'directory of the region',
  },
})

const UNKNOWN = ['floor', 'lift', 'bus'] as const

/** How one gets in, part by part: what is known, then what is to be asked for. */
export const accessParts = (office: Pick<DirectoryEntry, 'floor' | 'lift' | 'bus'>): readonly TextRef[] => {
  const unknown = UNKNOWN.filter((part) => office[part] === null)
  return [
    ...(office.floor === null ? [] : [text('talk.organisation.floor', { floor: office.floor })]),
    ...(office.lift === null ? [] : [text(`talk.organisation.lift.${office.lift ? 'yes' : 'no'}`)]),
    ...(office.bus === null ? [] : [text('talk.organisation.bus', { bus: office.bus })]),
    ...(unknown.length === 0 ? [] : [text(`talk.organisation.ask_access.${unknown.join('_')}`)]),
  ]
}
