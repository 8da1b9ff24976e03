import { z } from 'zod'

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 09:30')

/**
 * What a reminder is relative to. `track_left` is the talk itself, by the day it was last gone on with; `month` is the
 * calendar month by its first day (`month_end` – by its last), for everybody who can be told; `workday` and `week` (by its
 * first working day; a week off has none) are an employee's; `notice` is planned by what it tells of, not by the planner; `monthly_ask` and `monthly_again`
 * are days on which a person of the register is asked how they are (Y-monthly); `lesson_again` is the day on which a lesson was
 * gone through (Y-safety); `event` is a day on which a person has a place (Y-notify);
 * `booking` is a visit that a specialist booked for a person (A4); the others are dates that follow from a
 * talk (C1, C4, C6, C7).
 */
export const OCCASION_KINDS = [
  'plan_action',
  'appointment',
  'retry',
  'paper_start',
  'paper_end',
  'weak_skill',
  'home_task',
  'track_left',
  'month',
  'month_end',
  'workday',
  'week',
  'notice',
  'monthly_ask',
  'monthly_again',
  'lesson_again',
  'event',
  'booking',
] as const
export type OccasionKind = (typeof OCCASION_KINDS)[number]

/** Why an occasion needs no reminder any more. */
export const CLOSINGS = [
  'done',
  'declined',
  'not_gone',
  'outcome_noted',
  'talk_finished',
  'talk_stopped',
  'withdrawn',
  'went_on',
] as const
export type Closing = (typeof CLOSINGS)[number]

/** What a person switches off as one: «Настройки» → «Напоминания». */
export const CATEGORIES = ['plans', 'appointments', 'papers', 'practice', 'care', 'events'] as const
export type Category = (typeof CATEGORIES)[number]

/** What an employee's work needs is not switched off. */
export const RULE_CATEGORIES = [...CATEGORIES, 'work'] as const

/** When, counted from the occasion's day: local days, working days (negative – before), months, or minutes of its time. */
export const Offset = z.union([
  z.strictObject({ days: z.int().min(-400).max(400), at: Time }),
  z.strictObject({ working_days: z.int().min(-60).max(60), at: Time }),
  z.strictObject({ months: z.int().min(-24).max(24), at: Time }),
  z.strictObject({ minutes: z.int().min(-2_880).max(2_880) }),
])
export type Offset = z.infer<typeof Offset>

/** The first and the last minute of a day. */
const [FIRST, LAST] = ['00:00', '23:59']

/** Who is told: the person whose affair it is, an employee who works districts or cases, a head. */
export const RECIPIENTS = ['person', 'staff', 'head'] as const

/** Buttons under a reminder that do the thing. */
export const BUTTONS = ['show', 'done', 'move', 'decline', 'open', 'human', 'well', 'help', 'later'] as const

/**
 * A rule: who is told what, when and why (`scenarios/reminders/<id>.yaml`). Texts follow from the id:
 * `reminders.<id>.text` (neutral: a phone may be shared), `.details` (after a tap), `.why`, `.stops`, `.phrase` (what a
 * person says on the phone when the message cannot be delivered).
 */
export const ReminderRule = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z_]{2,29}$/),
    whom: z.enum(RECIPIENTS),
    of: z.enum(OCCASION_KINDS),
    category: z.enum(RULE_CATEGORIES),
    offset: Offset,
    /** Local hours in which it may arrive. */
    window: z.tuple([Time, Time]),
    /** A moment outside the window: to the next opening, back to the last closing, or not at all. */
    outside: z.enum(['later', 'earlier', 'skip']),
    /** On which days it may arrive; others move it as `outside` says. */
    days: z.enum(['any', 'working']),
    /** What becomes of it when nobody knows whether it arrived: sent once more, or held for a person to decide. */
    policy: z.enum(['retry', 'hold']),
    /** After this many hours past its moment it is dropped with a reason, not dumped. */
    stale_after_hours: z
      .number()
      .positive()
      .max(24 * 31),
    resolved_by: z.array(z.enum(CLOSINGS)).min(1),
    /** Sent once for its subject whatever the day moves to; then silence. */
    once: z.boolean(),
    /** May be told together with others of the same hours, as one message. */
    digest: z.boolean(),
    /**
     * What somebody asked for and waits for – a result, a confirmation, an answer: it comes at any hour, in the same words
     * too. Everything else is a notice and keeps its hours.
     */
    reply: z.boolean().default(false),
    /** Told in the order in which they were planned, each after the one before, the same words too: letters. */
    in_order: z.boolean().default(false),
    /** While the person is talking with us: waits for a lull, or comes as a short line. */
    in_talk: z.enum(['wait', 'join']),
    /** What nobody asked for and can do without – an invitation, a lesson: it keeps still while somebody is in distress. */
    unasked: z.boolean().default(false),
    /** When the chat cannot be reached: a task for a person, or nothing. */
    unreachable: z.enum(['task', 'nothing']),
    buttons: z.array(z.enum(BUTTONS)),
  })
  .refine(({ window: [from, to] }) => from < to, {
    message: 'the window must open before it closes',
    path: ['window'],
  })
  .refine(({ of, offset }) => !('minutes' in offset) || /^(appointment|event|booking)$/.test(of), {
    message: 'minutes count from a time of day: only an appointment, an event and a booking have one',
    path: ['offset'],
  })
  .refine(
    ({ reply, of, window: [from, to] }) => !reply || (of === 'notice' && from === FIRST && to === LAST),
    {
      message: `a reply is a notice with the window ${FIRST} to ${LAST}: whoever asked is answered at any hour`,
      path: ['reply'],
    },
  )
export type ReminderRule = z.infer<typeof ReminderRule>

/** Whether the message is made of what stands in the database at that moment, not of the rule's own text. */
export const isComposed = ({ of }: Pick<ReminderRule, 'of'>): boolean =>
  of === 'workday' || of === 'week' || of === 'notice' || of === 'event' || of === 'booking'

/**
 * Whether it tells how things stand when it goes, whatever had it planned: two of one subject that go at once say the same, so
 * they go as one message. A letter tells its own words.
 */
export const tellsWhatStands = ({ of, in_order }: Pick<ReminderRule, 'of' | 'in_order'>): boolean =>
  of === 'notice' && !in_order

/**
 * Whether the same words may come again at any time: what people write to each other, what answers whoever asked, and what
 * happens in the office – who calls for help twice called twice.
 */
export const mayRepeat = ({ of, whom, in_order, reply }: ReminderRule): boolean =>
  in_order || reply || (of === 'notice' && whom !== 'person')

/** Whether it asks a person how they are: answered by its own buttons or in words, and about no talk (Y-monthly). */
export const isAsk = ({ of }: Pick<ReminderRule, 'of'>): boolean =>
  of === 'monthly_ask' || of === 'monthly_again'

/** How many people at least and at most. */
const PopulationNorm = z.strictObject({ from: z.int().min(1), to: z.int().min(1) })

/** Manners that hold for every rule (`scenarios/manners.yaml`). */
export const Manners = z.strictObject({
  /** A person who answered so recently is in a talk: reminders wait for this long a lull, in minutes. */
  talk_lull_minutes: z.int().min(1).max(240),
  /** The same words are never sent twice to one person within so many minutes. */
  same_text_minutes: z.int().min(1).max(1_440),
  /** Reminders of one person that fall due within so many minutes become one message. */
  digest_minutes: z.int().min(0).max(1_440),
  /** When people answer, and how long things between people wait. */
  office: z.strictObject({
    /** Local hours of a working day in which a call for a person is answered. */
    hours: z.tuple([Time, Time]),
    /** A call that nobody took within so many working minutes is told to the head. */
    unanswered_minutes: z.int().min(1).max(600),
    /** A talk in which nobody wrote for so many hours is over. */
    silence_hours: z.int().min(1).max(240),
    /** Whoever stands at one step for so many days is worth a call. */
    stuck_days: z.int().min(1).max(90),
    /** How long a broken glass stays open. */
    glass_hours: z.int().min(1).max(24),
    /** Whose chat nobody linked to a card: heads of the first department answer, of the only one, or nobody. */
    unlinked_calls: z.enum(['first_department', 'only_department', 'nobody']),
  }),
  /** How many people a district is meant for, by the kind of place it lies in (seeds/002, 1.2). */
  districts: z.strictObject({
    city: PopulationNorm,
    county: PopulationNorm,
    town: PopulationNorm,
    remote: PopulationNorm,
  }),
  /** Kinds of deeds that are typed over into each register of the state (seeds/002, annex 1, 3.1.14). */
  entered: z.strictObject({ asoi: z.array(z.string()), rppsu: z.array(z.string()) }),
})
export type Manners = z.infer<typeof Manners>
