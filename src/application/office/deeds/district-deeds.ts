import { localMoment } from '../../../domain/calendar/local-date.ts'
import { openSince } from '../../../domain/calendar/open-period.ts'
import {
  DISTRICT_DEEDS,
  type DistrictDeed,
  PARTNERS,
  type Partner,
} from '../../../domain/caseload/district-deed.ts'
import { type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import type { Question } from '../../ports/office/dialogs.ts'
import type { DistrictDeedLine } from '../../ports/office/district-deed-desk.ts'
import { about, type Subject } from '../kit/about.ts'
import { choice, day, note, orNothing } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, toast, unknownButton, useCase } from '../kit/screen.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'

/** A district that somebody works, with its name. */
export interface Worked {
  readonly id: string
  readonly name: string
}

/** Lines of a district's history on a screen. */
const MOST = 5

/** Districts of the actor's department that they work. */
export const workedBy = async ({ desks, actor, today }: OfficeCall): Promise<Worked[]> =>
  (await desks.arranging.districts(actor.department, today)).filter(({ id }) => actor.districts.includes(id))

/** A district that the actor works. */
export const WORKED_DISTRICT: Subject<Worked> = {
  kind: 'district',
  find: async (call, _, id) => (await workedBy(call)).find((each) => each.id === id) ?? null,
}

const isOwnOfToday = ({ actor, today, moment }: OfficeCall, deed: DistrictDeedLine): boolean =>
  deed.staff === actor.id && localMoment(deed.recordedAt, moment.conversation.region.time_zone).date === today

const nameOf = (kind: DistrictDeed): TextRef => text(`office.district_deeds.kinds.${kind}`)

/** With whom, where others took part. */
const partnersLine = ({ words }: OfficeCall, { partners }: DistrictDeedLine): TextRef[] => {
  const known = partners
    .map((each) => `office.district_deeds.partners.${each}`)
    .filter((key) => words.has(key))
  return known.length === 0
    ? []
    : [text('office.district_deeds.with', { list: { list: known.map((key) => textAt(key)) } })]
}

const linesOf = (call: OfficeCall, deed: DistrictDeedLine): TextRef[] => [
  text('talk.blank'),
  text('office.deeds.line', {
    date: { date: deed.day },
    who: deed.by ?? call.words.phrase('office.cases.somebody'),
  }),
  text('office.deeds.what', { deed: nameOf(deed.kind) }),
  ...partnersLine(call, deed),
  ...(deed.words === null ? [] : [text('office.deeds.words', { words: deed.words })]),
  ...(deed.isWithdrawn ? [text('office.deeds.withdrawn')] : []),
]

const toDistrict = (id: string): OfficeButton => [
  text('office.district_deeds.buttons.all'),
  'district_deeds',
  id,
]

const undoButton = (id: string): OfficeButton => [
  text('office.monthly.buttons.undo'),
  'district_deed_undo',
  id,
]

/** What was done for a district lately, and what can be recorded. */
const districtScreen = async (call: OfficeCall, { id, name }: Worked): Promise<Screen> => {
  const latest = await call.desks.districtDeeds.latest(id, MOST)
  return {
    parts: [
      text('office.district_deeds.head', { district: name }),
      ...latest.flatMap((deed) => linesOf(call, deed)),
      text('talk.blank'),
      text('office.district_deeds.what'),
    ],
    buttons: [
      ...DISTRICT_DEEDS.map((kind): OfficeButton => [nameOf(kind), 'district_deed', id, kind]),
      [text('office.passport.buttons.open'), 'district_facts', id],
    ],
    place: 'in_place',
    object: `district:${id}`,
  }
}

/** A screen of the one district that is worked, or of the one that is chosen; of several it is asked which. */
export const ofWorkedDistrict = (
  name: UseCaseName,
  which: TextRef,
  screen: (call: OfficeCall, district: Worked) => Promise<Screen>,
): OfficeUseCase =>
  useCase('record_district_deed', async (call) => {
    const worked = await workedBy(call)
    const [asked] = call.args
    const [only] = worked
    const chosen =
      asked === undefined ? (worked.length === 1 ? only : undefined) : worked.find(({ id }) => id === asked)
    if (chosen) return screen(call, chosen)
    if (asked !== undefined) return unknownButton(call)
    return {
      parts: [only ? which : text('office.district_deeds.none')],
      buttons: worked.map((each) => [each.name, name, each.id]),
    }
  })

/** «Дела участка». */
export const showDistrictDeeds = ofWorkedDistrict(
  'district_deeds',
  text('office.district_deeds.which'),
  districtScreen,
)

const kindOf = (name: string | undefined): DistrictDeed | null =>
  DISTRICT_DEEDS.find((each) => each === name) ?? null

/** So many partners of a raid are asked for. */
const MOST_PARTNERS = 3

/** «С кем был рейд?»: one after the other, until nobody more is pressed. */
const askPartner = (before: readonly Partner[]): Question<Partner | null> => {
  const others = PARTNERS.filter((each) => !before.includes(each)).map((id) => ({
    id,
    label: text(`office.district_deeds.partners.${id}`),
  }))
  return before.length === 0
    ? orNothing(
        choice(text('office.district_deeds.ask_partner'), others),
        text('office.district_deeds.no_partner'),
      )
    : orNothing(
        choice(text('office.district_deeds.ask_another'), others),
        text('office.district_deeds.no_more'),
      )
}

/** Something done for a district: the day, a few words if there is something to say. Duties that waited for it are done. */
export const DISTRICT_DEED = dialogAbout({
  id: 'district_deed',
  subject: WORKED_DISTRICT,
  action: 'record_district_deed',
  given: (call) => {
    const kind = kindOf(call.args[1])
    return kind ? { kind } : unknownButton(call)
  },
  questions: (from) =>
    from
      .ask('on', ({ kind, today }, place) =>
        day(place, text(`office.district_deeds.ask_day.${kind}`), {
          side: 'past',
          notBefore: openSince(today),
        }),
      )
      .askMany('partners', MOST_PARTNERS, ({ kind }, before: readonly Partner[]) =>
        kind === 'raid' ? askPartner(before) : null,
      )
      .ask('words', () =>
        orNothing(note(text('office.district_deeds.ask_words')), text('office.fields.no_words')),
      ),
  finish: async (call, { id: district, name }, { kind, on, partners, words }) => {
    const { moment, actor, desks } = call
    if (await desks.districtDeeds.has(district, kind, actor.id, on))
      return { parts: [text('office.cases.noted_already')], buttons: [toDistrict(district)] }
    const id = moment.conversation.chance.id()
    return {
      parts: [
        text('office.district_deeds.noted', { district: name, deed: nameOf(kind), date: { date: on } }),
      ],
      buttons: [toDistrict(district), undoButton(id)],
      object: `district:${district}`,
      changes: [
        {
          type: 'record_district_deed',
          id,
          district,
          kind,
          by: actor.id,
          day: on,
          at: moment.at,
          note: words,
          partners,
        },
      ],
    }
  },
})

/** A deed that the actor recorded for a district. */
const OWN_DISTRICT_DEED: Subject<DistrictDeedLine> = {
  kind: 'district_deed',
  find: async ({ desks, actor }, _, id) => {
    const found = await desks.districtDeeds.find(id)
    return found?.staff === actor.id ? found : null
  },
}

/** «Отменить запись»: on the same day, by whoever made it; duties that it closed are open again. */
export const undoDistrictDeed = about(OWN_DISTRICT_DEED, 'record_district_deed', (call, deed) => {
  const { id, district, isWithdrawn } = deed
  if (isWithdrawn) return toast(call, 'office.monthly.undone_toast')
  if (!isOwnOfToday(call, deed)) return toast(call, 'office.monthly.undo_too_late')
  const { actor, moment, today } = call
  return {
    parts: [text('office.district_deeds.undone', { deed: nameOf(deed.kind) })],
    buttons: [toDistrict(district)],
    place: 'in_place',
    object: `district_deed:${id}`,
    changes: [{ type: 'withdraw_district_deed', id, by: actor.id, at: moment.at, day: today }],
  }
})
