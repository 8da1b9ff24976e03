import { z } from 'zod'
import { SignText } from '../hearing/sign.ts'
import { UNREACHED_REASONS } from '../people/contact.ts'
import { NameEndings } from './name-forms.ts'
import { GONE_WAYS, NAMED_SCREENS, OFFICE_SOCIAL } from './office-act.ts'

/** What words of an employee tell of a deed. */
const DEED_SIGNS = [
  'phoned',
  /** They wrote to each other: no call. */
  'messaged',
  'visited',
  'well',
  'needs_help',
  'not_reached',
  /** The person is dead; lives elsewhere from now on. */
  ...GONE_WAYS,
  /** Something to be known of the person. */
  'fact',
  /** The employee says that it is to be noted. */
  'note',
  /** Somebody's letter that is passed on. */
  'letter',
  /** Something is to be done, said without an infinitive: «напомни», «чтобы привезли». */
  'to_do',
  /** The card is wanted: «карточка», «где». */
  'find',
  /** What was opened is to be left. */
  'back',
] as const
export type DeedSign = (typeof DEED_SIGNS)[number]

const Signs = z.array(SignText).default([])
const Words = z.array(z.string().min(1)).default([])

const signsBy = <const Name extends string>(names: readonly Name[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, Signs])) as Record<Name, typeof Signs>)

/** By what the words of employees are heard in one language: `locales/<lang>/listening/office.yaml`. */
export const OfficeSigns = z.strictObject({
  deeds: signsBy(DEED_SIGNS),
  reasons: signsBy(UNREACHED_REASONS),
  screens: signsBy(NAMED_SCREENS),
  social: signsBy(OFFICE_SOCIAL),
  /** How employees call the papers that are printed, by the id of the form. */
  papers: z.record(z.string(), Signs).default({}),
  /** Words before the first and before the last day of an absence: «с», «по». */
  stretch: z.strictObject({ from: Words, until: Words }).default({ from: [], until: [] }),
  /** Words before whoever is stood in for: «вместо», «за». */
  instead: Words,
  /** Words that join two parts of a sentence: «и», «а». */
  joins: Words,
  /** Words that say nothing beside a name: «наша», «пожалуйста». */
  filler: Words,
  /** Words that stand for somebody who is not named: «она», «ей». */
  pronouns: Words,
  /** A first part of a message that says what follows is to be noted: «записать: …». */
  openings: Words,
  infinitive: z.strictObject({
    /** How words end that name something to do: «купить», «отвезти». */
    endings: Words,
    /** Words with such an ending that are none, e.g. «мать». */
    except: Words,
    /** Beginnings of words before which it is somebody else's: «не может ходить», «просит купить». */
    after: Words,
  }),
  names: NameEndings,
})
export type OfficeSigns = z.infer<typeof OfficeSigns>

/** All signs of an employee's words with the names that they tell, e.g. `deeds/phoned`, `screens/month`. */
export const officeSignsByName = ({
  deeds,
  reasons,
  screens,
  social,
  papers,
}: OfficeSigns): [name: string, signs: readonly string[]][] =>
  Object.entries({ deeds, reasons, screens, social, papers }).flatMap(([heading, named]) =>
    Object.entries(named).map(([name, signs]): [string, string[]] => [`${heading}/${name}`, signs]),
  )
