import type { LocalDate } from '../calendar/local-date.ts'
import type { ContactOutcome, UnreachedReason } from '../people/contact.ts'

/** Screens that an employee may name in a sentence; what each opens for a role, {@link screenFor} says. */
export const NAMED_SCREENS = [
  'away',
  'absence',
  'add_person',
  'task_new',
  'alert',
  'report',
  'events_report',
  'month',
  'late',
  'count',
  'invite',
  'staff',
  'calendar',
  'events',
  'cases',
  'birthdays',
  'lists',
  'facts',
  'growth',
  'today',
  'tasks',
  'board',
] as const
export type NamedScreen = (typeof NAMED_SCREENS)[number]

/** What employees say to the bot beside their work. */
export const OFFICE_SOCIAL = ['thanks', 'greeting', 'tired'] as const
export type OfficeSocial = (typeof OFFICE_SOCIAL)[number]

/** How somebody is gone for good, as employees tell it. */
export const GONE_WAYS = ['died', 'moved'] as const

/** What an employee tells of somebody, or wants done; the words themselves are its note. */
export type OfficeDeed =
  /** A talk by telephone or in writing; the outcome is null where nothing was said of it. */
  | {
      readonly type: 'contact'
      readonly outcome: ContactOutcome | null
      /** Why nobody was reached; null – not said, or somebody was. */
      readonly reason: UnreachedReason | null
      /** In writing: «написала»; else by telephone, or it was not said how. */
      readonly by?: 'messenger'
      /** A day that is over; else today. */
      readonly on?: LocalDate
    }
  | {
      readonly type: 'visit'
      readonly outcome: Exclude<ContactOutcome, 'not_reached'> | null
      readonly on?: LocalDate
    }
  /** Something that is to be done; the day is null where none was named. */
  | { readonly type: 'task'; readonly day: LocalDate | null }
  /** Something to be known of the person, e.g. «плохо слышит». `isSure` – the words say so; else nothing better fits. */
  | { readonly type: 'note'; readonly isSure: boolean }
  /** Is here no more, and nobody calls them again: who died, who moved away. */
  | { readonly type: 'gone'; readonly how: (typeof GONE_WAYS)[number] }
  /** A paper of theirs is wanted: «акт обследования Филипповой распечатай». */
  | { readonly type: 'paper'; readonly form: string }
  /** Nothing but the name, or the wish to see the card. */
  | { readonly type: 'find' }

/** What is told of one person, or of several at once: «посетили Фомину и Гришина». */
export interface ToldOf {
  /** For each person that is named the ids of all whom the name may mean, best first. */
  readonly people: readonly (readonly string[])[]
  readonly deed: OfficeDeed
  /** The part of the message that is about them. */
  readonly words: string
}

/** What an employee's words mean outside a dialog. Nothing is done by them: it is offered. */
export type OfficeAct =
  | { readonly type: 'told'; readonly of: readonly ToldOf[] }
  /** A deed, but nobody of the register is named in it. */
  | {
      readonly type: 'of_nobody'
      readonly deed: OfficeDeed
      /** It is about somebody all the same: «была у неё», «ей завтра к врачу». */
      readonly isOfSomebody: boolean
    }
  | { readonly type: 'screen'; readonly screen: NamedScreen }
  /** «Спасибо», «доброе утро»: a short line, and the work goes on. */
  | { readonly type: 'social'; readonly kind: OfficeSocial }
  /** «Не то открыла»: what was opened is left. */
  | { readonly type: 'back' }
  /** Nothing that is known; `search` – the words that are left to look for: «кто живёт на Лесной» is «Лесной». */
  | { readonly type: 'unclear'; readonly search: string }
