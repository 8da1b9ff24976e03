import { z } from 'zod'

/** Why a row of a schedule or an event of a calendar is not taken as it stands: each has a text that says what to do. */
export const ScheduleFault = z.enum([
  'title_missing',
  'too_long',
  'garbled',
  'error_cell',
  'formula_unsaved',
  'date_missing',
  'date_unclear',
  'no_such_day',
  /** «5»: a day without its month, and no month over the table. */
  'month_missing',
  /** A day without its year that is far from today on either side. */
  'year_missing',
  /** `12/5/2026` is the 5th of December to some and the 12th of May to others. */
  'day_or_month',
  /** The weekday beside the day is that of another day. */
  'weekday_differs',
  /** «каждый вторник», and nobody says until when. */
  'until_missing',
  /** «до 10 декабря»: nobody says from when. */
  'start_missing',
  'end_before_start',
  'too_far',
  'too_many_days',
  'time_unclear',
  'time_several',
  'price_unclear',
  'age_unclear',
  'capacity_unclear',
  /** An announcement names two days, two prices: which is meant? */
  'several_told',
  // Calendars (.ics) only.
  'unreadable',
  'zone_unknown',
  'repeats_unclear',
  'point_unclear',
])
export type ScheduleFault = z.infer<typeof ScheduleFault>

/** What a person should look at in an event that is taken. */
export const ScheduleQuestion = z.enum(['time_missing', 'kind_unknown', 'access_unclear'])
export type ScheduleQuestion = z.infer<typeof ScheduleQuestion>
