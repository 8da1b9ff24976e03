import { z } from 'zod'

const Words = z.array(z.string().min(1))
/** Words of numbers, by the number. */
const Numbers = z.record(z.string().regex(/^\d{1,2}$/), Words)

/** Parts of the day that an hour is said with; `am` and `pm` are those of twelve hours. */
export const DayPart = z.enum(['morning', 'day', 'evening', 'night', 'am', 'pm'])
export type DayPart = z.infer<typeof DayPart>

/** Words of one language that days and hours are said with: `when` of a vocabulary. Lower case, «ё» as «е». */
export const WhenWords = z.strictObject({
  /** Days of a month by name, 1–20 and 30: «пятого». «двадцать третьего» is put together. */
  ordinals: Numbers,
  /** Any form of a number in order: «второй вторник», «второй этаж». */
  ranks: Numbers,
  counts: Numbers,
  units: z.strictObject({ day: Words, week: Words, month: Words, year: Words }),
  /** Phrases and what they mean: «после завтра» – «послезавтра», “tonight” – “today evening”. */
  said_for: z.array(z.tuple([z.string().min(1), z.string().min(1)])),
  /** Phrases by which the hour is left to whoever comes: «в любое время». */
  any_time: Words,
  /** Days that come again, Monday first: «вторникам». */
  weekly_days: z.array(Words).length(7),
  /** «между» of «между 10 и 12». */
  between: Words,
  /** Beginnings of words by which somebody is to ring once more: «перезвонить». */
  ring_again: Words,
  /** Beginnings of words that tell of coming: «назначили, но просили позвонить» is an appointment. */
  comes: Words,
  /** Beginnings of words that wish or tell why: «потому», «боюсь». */
  reason: Words,
  in: Words,
  ago: Words,
  next: Words,
  this: Words,
  previous: Words,
  last: Words,
  parts: z.record(DayPart, Words),
  noon: Words,
  midnight: Words,
  half: Words,
  /** «пол» of «полтретьего». */
  half_joined: Words,
  quarter: Words,
  /** «без» of «без четверти десять». */
  without: Words,
  /** “past” of “half past two”, “to” of “quarter to ten”. */
  past: Words,
  to: Words,
  hour: Words,
  minute: Words,
  at: Words,
  from: Words,
  until: Words,
  or: Words,
  of_month: Words,
  /** Ends of a number in figures: «5-го», “2nd”. */
  endings: Words,
  /** “a”, “the”: say nothing here. */
  articles: Words,
  year: Words,
  /** “week” of “Friday week”, the Friday behind the next one. */
  weekday_week: Words,
  /** «тысячи» of «две тысячи тридцатого года». */
  thousand: Words,
  /** «полторы» of «полторы недели». */
  one_and_half: Words,
  not: Words,
  /** Beginnings of words that take something back: «ошиб», «перенес». */
  correction: Words,
  /** Words that take something back only where nothing but a day or an hour stands beside them: «ой», «а». */
  slip: Words,
  /** Beginnings of words that wish and do not tell: «мне бы перенести», «можно ли». */
  wish: Words,
  /** Beginnings of words that tell of a deed that is done: «звонил» of «звонила сегодня». */
  done: Words,
  /** Words of places that have numbers, by place; the first is its name. */
  places: z.array(Words.min(1)),
  /** How somebody is named whom one is to see: «к врачу Ивановой». */
  people: z.strictObject({
    /** Words before a name: «к», «у». */
    before: Words,
    /** Beginnings of what such people are: «врач». */
    titles: Words,
    /** How surnames end behind these words: «овой». */
    endings: Words,
    /** Words that end so or have a capital and name nobody: «столовой». */
    not: Words,
  }),
  /** Words whose numbers say nothing of when or where. */
  numbered: Words,
})
export type WhenWords = z.infer<typeof WhenWords>

/** What a vocabulary has of days and hours. */
export interface DateWords {
  /** Twelve lists: `['январь', 'января', 'янв']` … */
  readonly months: readonly (readonly string[])[]
  /** Seven lists, Monday first. */
  readonly weekdays: readonly (readonly string[])[]
  /** Days from today: `{ сегодня: 0, завтра: 1, вчера: -1 }`. */
  readonly relative: Readonly<Record<string, number>>
  readonly when: WhenWords
}
