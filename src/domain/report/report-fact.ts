import { z } from 'zod'
import { ROLES } from '../access/role.ts'
import { HELP_KINDS } from '../caseload/help-kind.ts'
import { Disability } from '../people/categories.ts'

/** `2026-11-30`. */
const Day = z.string()
/** As much of a date of birth as is known. */
const Born = z.string()

/** Somebody who worked in the unit on the last day of the period. */
export const EmployeeFact = z.object({
  fact: z.literal('employee'),
  id: z.string(),
  role: z.enum(ROLES),
  /** Districts of their own on that day. */
  districts: z.array(z.string()).readonly(),
})
export type EmployeeFact = z.infer<typeof EmployeeFact>

/** A deed about a person that stands, as it was recorded. */
export const DeedFact = z.object({
  fact: z.literal('deed'),
  id: z.string(),
  district: z.string(),
  day: Day,
  /** Null – the card was deleted on demand. */
  citizen: z.string().nullable(),
  /** The family that the person was of on that day. */
  family: z.string().nullable(),
  /** Whether somebody else is in that family. */
  inFamily: z.boolean(),
  birthDate: Born.nullable(),
  kind: z.string(),
  outcome: z.string().nullable(),
  help: z.enum(HELP_KINDS).nullable(),
  staff: z.string(),
  role: z.enum(ROLES),
  /** Groups of that day. */
  categories: z.array(z.string()).readonly(),
  /** Technologies of the cases that were open on that day. */
  cases: z.array(z.string()).readonly(),
})
export type DeedFact = z.infer<typeof DeedFact>

/** Somebody of a family on the last day of the period, the representative among them. */
export const MemberFact = z.object({
  fact: z.literal('member'),
  family: z.string(),
  birthDate: Born.nullable(),
  /** Of their own card; null – none, or no card. */
  disability: Disability.nullable(),
})
export type MemberFact = z.infer<typeof MemberFact>

/** Something done for a whole district. */
export const DistrictDeedFact = z.object({
  fact: z.literal('district_deed'),
  id: z.string(),
  district: z.string(),
  day: Day,
  kind: z.string(),
  /** Who took part beside the unit. */
  partners: z.array(z.string()).readonly(),
})
export type DistrictDeedFact = z.infer<typeof DistrictDeedFact>

/** A letter of the unit that is about nobody: no deed of a person tells of it. */
export const LetterFact = z.object({
  fact: z.literal('letter'),
  id: z.string(),
  day: Day,
})
export type LetterFact = z.infer<typeof LetterFact>

/** A decision about a person up to the last day of the period, whenever it was made. */
export const RulingFact = z.object({
  fact: z.literal('ruling'),
  citizen: z.string(),
  day: Day,
  what: z.enum(['in_need', 'taken_off']),
  /** Until when the programme runs; null – it is no recognition. */
  until: Day.nullable(),
  withSupport: z.boolean(),
  /** The person's district on the day of the decision, and on the last day of the period. */
  district: z.string(),
  standing: z.string(),
  /** Since when the person is dead or moved, confirmed; null – neither. */
  goneOn: Day.nullable(),
})
export type RulingFact = z.infer<typeof RulingFact>

/** Somebody 55+ or with a disability came to an event. */
export const TakingPartFact = z.object({
  fact: z.literal('taking_part'),
  event: z.string(),
  eventKind: z.string(),
  citizen: z.string(),
  district: z.string(),
})
export type TakingPartFact = z.infer<typeof TakingPartFact>

/** Somebody 55+ or with a disability is in an open interest group. */
export const GroupFact = z.object({
  fact: z.literal('group'),
  citizen: z.string(),
  district: z.string(),
})
export type GroupFact = z.infer<typeof GroupFact>

/** An event of the period of which nobody said who came. */
export const UnmarkedFact = z.object({
  fact: z.literal('unmarked'),
  event: z.string(),
  /** Districts of the event; empty – all. */
  districts: z.array(z.string()).readonly(),
})
export type UnmarkedFact = z.infer<typeof UnmarkedFact>

/** What a report is counted from. Deeds come district by district, day by day. */
export const ReportFact = z.discriminatedUnion('fact', [
  EmployeeFact,
  DeedFact,
  MemberFact,
  DistrictDeedFact,
  LetterFact,
  RulingFact,
  TakingPartFact,
  GroupFact,
  UnmarkedFact,
])
export type ReportFact = z.infer<typeof ReportFact>
