import { z } from 'zod'

const Id = z.string().regex(/^[a-z][a-z_]{1,23}$/)

/** Lines 13.1–13.8 of the yard's report (seeds/002, appendix 5 of its form): what a kind of event counts towards. */
export const REPORT_LINES = [
  'culture',
  'fitness',
  'sport',
  'tourism',
  'volunteering',
  'other',
  'retraining',
  'employment',
] as const
export const ReportLine = z.enum(REPORT_LINES)
export type ReportLine = z.infer<typeof ReportLine>

/**
 * A kind of event as data (`scenarios/events.yaml`, Y-calendar). `interests` – items of the needs card that it suits;
 * `report` – the line of the report that taking part counts towards; `words` – beginnings of words by which a kind is known
 * in a schedule or an announcement. Its name: `events.kinds.<id>`.
 */
export const EventKind = z.strictObject({
  id: Id,
  interests: z.array(Id),
  report: ReportLine,
  /** Whether people are invited to it who have not said what they like: such events are for everybody. */
  general: z.boolean().optional(),
  words: z.strictObject({ ru: z.array(z.string()), en: z.array(z.string()) }),
})
export type EventKind = z.infer<typeof EventKind>

/** What can be said of a place (Y-calendar): each `true`, `false`, or nobody said. */
export const ACCESS_ITEMS = ['no_steps', 'lift', 'toilet', 'transport', 'hearing'] as const
export const AccessItem = z.enum(ACCESS_ITEMS)
export type AccessItem = z.infer<typeof AccessItem>

/** Manners of invitations and places, as data. */
export const EventManners = z.strictObject({
  /** Walking distance in metres, for whoever has both a point. */
  walk_metres: z.int().min(100).max(20_000),
  /** Invitations to one person in a calendar week, Monday to Sunday; what more fits goes into the weekly poster. */
  invitations_a_week: z.int().min(1).max(7),
  /** Where places are limited: so many people are invited for each, those not invited for longest first. */
  invited_for_a_place: z.int().min(1).max(20),
  /** How long a freed place is kept for whoever is next, in hours of the day. */
  offer_hours: z.int().min(1).max(48),
  /** A freed place is offered until so many minutes before the event begins. */
  last_offer_minutes: z.int().min(10).max(1_440),
  /** When the weekly poster comes: weekday (1 – Monday) of whoever chose none, and local time. */
  poster: z.strictObject({
    weekday: z.int().min(1).max(7),
    at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  }),
  /** At most so many lines in a poster. */
  poster_lines: z.int().min(1).max(20),
})
export type EventManners = z.infer<typeof EventManners>

/**
 * Who could teach or help whom (Y-work): whoever chose `helps` in the needs card, and whoever chose `wants`; `kind` – the kind
 * of event that brings them together.
 */
export const HelpingPair = z.strictObject({ helps: Id, wants: Id, kind: Id })
export type HelpingPair = z.infer<typeof HelpingPair>

/** `scenarios/events.yaml` whole. */
export const EventRules = z
  .strictObject({
    kinds: z.array(EventKind).min(1),
    manners: EventManners,
    pairs: z.array(HelpingPair).default([]),
  })
  .refine(({ kinds }) => new Set(kinds.map(({ id }) => id)).size === kinds.length, 'a kind stands twice')
  .refine(
    ({ kinds, pairs }) => pairs.every(({ kind }) => kinds.some(({ id }) => id === kind)),
    'a pair is brought together by a kind that there is not',
  )
export type EventRules = z.infer<typeof EventRules>
