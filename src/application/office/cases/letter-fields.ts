import { KINDS_ABOUT_NOBODY, LETTER_CHANNELS, LETTER_KINDS } from '../../../domain/caseload/letter-kind.ts'
import { type DistrictInstitution, institutionsOf } from '../../../domain/district/institution.ts'
import type { Need } from '../../../domain/needs/need.ts'
import { candidates } from '../../../domain/organisations/candidates.ts'
import type { Region } from '../../../domain/organisations/region.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Question } from '../../ports/office/dialogs.ts'
import { choice, note, orNothing, orPress } from '../kit/field.ts'
import type { Questions } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'

/** Agencies that are offered; any other is typed. */
const MOST_AGENCIES = 8
/** Institutions of the district that are offered beside them. */
const MOST_INSTITUTIONS = 6

const agencyName = (region: string, id: string): TextRef => text(`regions.${region}.organisations.${id}.name`)

/** Agencies of the region that a letter may go to: those of the case's need first. */
export const agenciesFor = (region: Region, need: Need | null, cause: string | null): string[] => {
  const fitting =
    need === null
      ? []
      : candidates(need, region, cause ?? undefined, MOST_AGENCIES).flatMap(
          ({ organisation }) => organisation?.id ?? [],
        )
  const others = region.organisations.map(({ id }) => id)
  return [...new Set([...fitting, ...others])].filter((_, place) => place < MOST_AGENCIES)
}

/** What a dialog about a letter knows beforehand. */
export type KnownOfLetter = {
  readonly region: string
  /** Those of the region that are offered. */
  readonly agencies: readonly string[]
  /** Institutions of the district that are offered; left out – none are known. */
  readonly institutions?: readonly DistrictInstitution[]
  /** `nobody`: then only some kinds fit. */
  readonly about: 'somebody' | 'nobody'
}

/** The institutions that are known of a district: what a specialist said of it once is an addressee. */
export const institutionsNear = async (
  { desks }: OfficeCall,
  district: string | null | undefined,
): Promise<readonly DistrictInstitution[]> =>
  district ? institutionsOf(await desks.districtFacts.of([district])) : []

/** An agency: one of those that are offered, or typed. */
export const agency = (
  ask: TextRef,
  { region, agencies, institutions = [] }: Pick<KnownOfLetter, 'region' | 'agencies' | 'institutions'>,
): Question<string> =>
  orPress(note(ask), [
    ...agencies.map((id) => ({ id, label: agencyName(region, id), value: id })),
    ...institutions
      .filter((_, place) => place < MOST_INSTITUTIONS)
      .map(({ name }, place) => ({
        id: `near_${place}`,
        label: text('office.letters.institution', { name }),
        value: name,
      })),
  ])

/** What a letter is: to whom, of which kind, what it asks for, how it goes. */
export const askLetter = <Known extends KnownOfLetter>(from: Questions<Known>) =>
  from
    .ask('organisation', (known) => agency(text('office.case_forms.letter_to'), known))
    .ask('kind', ({ about }) =>
      choice(
        text('office.case_forms.letter_kind'),
        (about === 'nobody' ? KINDS_ABOUT_NOBODY : LETTER_KINDS).map((id) => ({
          id,
          label: text(`office.letters.kinds.${id}`),
        })),
      ),
    )
    .ask('request', () =>
      orNothing(note(text('office.case_forms.letter_request')), text('office.fields.no_words')),
    )
    .ask('channel', () =>
      choice(
        text('office.case_forms.letter_channel'),
        LETTER_CHANNELS.map((id) => ({ id, label: text(`office.letters.channels.${id}`) })),
      ),
    )

/** Whom a letter goes to, as far as it is known. */
interface Addressee {
  readonly organisation: string
  readonly address: string | null
  readonly leader: string | null
}

const sameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase()

/** The addressee as a letter names it: an agency of the region or an institution of the district with its address, or what was typed. */
export const addressee = (
  { words, moment }: OfficeCall,
  said: string,
  { agencies, institutions = [] }: Pick<KnownOfLetter, 'agencies' | 'institutions'>,
): Addressee => {
  const { id: region } = moment.conversation.region
  if (!agencies.includes(said)) {
    const near = institutions.find(({ name }) => sameName(name, said))
    return { organisation: near?.name ?? said, address: near?.address ?? null, leader: near?.leader ?? null }
  }
  return {
    organisation: words.plain(agencyName(region, said)),
    address: words.plain(text(`regions.${region}.organisations.${said}.address`)),
    leader: null,
  }
}
