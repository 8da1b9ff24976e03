import { z } from 'zod'
import type { LocalDate } from '../calendar/local-date.ts'
import { AccessItem } from './event-kind.ts'

const Latitude = z.number().min(-90).max(90)
const Longitude = z.number().min(-180).max(180)

/** A point on the map, in degrees. */
export const Point = z.object({ latitude: Latitude, longitude: Longitude })
export type Point = z.infer<typeof Point>

/** What is said of an event beside kind, time and places; nothing here is about a person. `''`, null and a missing key mean: nobody said. */
export const EventDetails = z.object({
  title: z.string().min(2).max(120),
  about: z.string().max(600).default(''),
  place: z.string().max(120).default(''),
  address: z.string().max(200).default(''),
  point: Point.nullable().default(null),
  organiser: z.string().max(120).default(''),
  /** Where one can ask; as it was given. */
  phone: z.string().max(60).default(''),
  /** Whole roubles; 0 – free of charge. */
  price: z.int().min(0).max(1_000_000).nullable().default(null),
  /** The youngest that it is meant for. */
  ageFrom: z.int().min(0).max(120).nullable().default(null),
  /** What to mind about health, e.g. «Нужна удобная обувь». */
  health: z.string().max(200).default(''),
  access: z.partialRecord(AccessItem, z.boolean()).default({}),
  /** Items of the needs card that it suits beside those of its kind, e.g. `learn_phone`. */
  topics: z.array(z.string()).default([]),
  /** Only for people of one of these categories (domain/people); empty – for all. */
  categories: z.array(z.string()).default([]),
  /** Who told us of it: a file's name, a site. */
  source: z.string().max(200).default(''),
})
export type EventDetails = z.infer<typeof EventDetails>

/** `draft` – seen by employees only; `open` – people are invited and sign up; `cancelled` – it does not take place. */
export const EVENT_STATES = ['draft', 'open', 'cancelled'] as const
export type EventState = (typeof EVENT_STATES)[number]

/** When an event is, in local days and times of the region. */
export interface EventTime {
  readonly day: LocalDate
  /** `10:30`; empty – all day, or nobody said. */
  readonly time: string
  /** The last day of what lasts longer, e.g. an exhibition; null – the same day. */
  readonly endDay: LocalDate | null
  /** `12:00`; empty – nobody said. */
  readonly endTime: string
}

/** An event of the yard calendar (Y-calendar). One that repeats is an event for every day, held together by `series`. */
export interface YardEvent extends EventTime {
  readonly id: string
  readonly department: string
  /** Districts whose people are invited; empty – all of the department's. */
  readonly districts: readonly string[]
  /** A kind of `scenarios/events.yaml`. */
  readonly kind: string
  readonly series: string | null
  readonly details: EventDetails
  /** Places; null – as many as come. */
  readonly capacity: number | null
  readonly state: EventState
  readonly revision: number
}

/** The last day of an event. */
export const lastDay = ({ day, endDay }: EventTime): LocalDate => endDay ?? day
