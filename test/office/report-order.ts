/**
 * The statistical report counted by hand from what a test did: written from the order (seeds/002, appendix 5) and what was settled
 * about it, without a line of the product. It knows what was done and of whom, nothing of how it is stored.
 */

/** Somebody of the test's district, as the test made them. */
export interface Resident {
  readonly id: string
  readonly district: string
  /** `YYYY-MM-DD`; null – nobody said. */
  readonly born: string | null
  readonly sex: 'female' | 'male'
  readonly group: '1' | '2' | '3' | 'child' | null
  /** What holds of them, and from which day; '' – always. */
  readonly holds: Readonly<Record<string, string>>
  /** The family's id, and whether others are in it. */
  readonly family?: string
}

/** Something that the test did, on a day. */
export interface Done {
  readonly what:
    | 'meeting'
    | 'consultation'
    | 'visit'
    | 'call'
    | 'act'
    | 'diagnosis'
    | 'letter'
    | 'work_help'
    | 'contract_report'
    | 'raid'
    | 'walk_round'
    | 'inform'
    | 'prevention'
    | 'safety_school'
    | 'recognised'
    | 'off'
    | 'came'
    | 'joined'
  readonly day: string
  readonly by: string
  readonly who: string
  readonly how?: string
  readonly help?: string
  /** Whether a case of support was open. */
  readonly supported?: boolean
}

export interface Ledger {
  readonly staff: readonly { readonly id: string; readonly role: string; readonly district: string | null }[]
  readonly residents: readonly Resident[]
  /** Families by id: dates of birth of everybody in them. */
  readonly families: Readonly<Record<string, readonly string[]>>
  readonly done: readonly Done[]
}

const RECEIVED = new Set(['meeting', 'consultation', 'visit', 'act', 'diagnosis'])
const FULL_YEARS = (born: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0)

/** Numbers of the report for a stretch of days; `district` null – the whole unit. */
export const byOrder = (
  { staff, residents, families, done }: Ledger,
  from: string,
  to: string,
  district: string | null,
): Record<string, number | string> => {
  const districtOf = (each: Done): string => residents.find(({ id }) => id === each.who)?.district ?? each.who
  const own = done.filter((each) => district === null || districtOf(each) === district)
  const now = own.filter(({ day }) => day >= from && day <= to)
  const isElder = ({ born, sex }: Resident, day: string): boolean =>
    born !== null && FULL_YEARS(born, day) >= (sex === 'female' ? 55 : 60)
  const isChild = ({ born }: Resident, day: string): boolean => born !== null && FULL_YEARS(born, day) < 18
  const has = (who: Resident, what: string, day: string): boolean =>
    Object.hasOwn(who.holds, what) && String(who.holds[what]) <= day

  // Line 2: the last time that somebody was received decides.
  const received = residents.flatMap((who) => {
    const days = now.filter(
      (each) => each.who === who.id && RECEIVED.has(each.what) && each.how !== 'not_reached',
    )
    const last = days
      .map(({ day }) => day)
      .sort()
      .at(-1)
    return last === undefined ? [] : [{ who, last }]
  })
  const people = (fits: (who: Resident, day: string) => boolean): number =>
    received.filter(({ who, last }) => fits(who, last)).length
  const isMinorAtRisk = (who: Resident, day: string) => has(who, 'minor_at_risk', day) && isChild(who, day)
  const inNone = (who: Resident, day: string): boolean =>
    !isElder(who, day) &&
    who.group === null &&
    !isMinorAtRisk(who, day) &&
    !has(who, 'hardship', day) &&
    !has(who, 'migrant', day)

  // Line 3: families of those.
  const households = [...new Set(received.flatMap(({ who }) => who.family ?? []))].map((family) => ({
    births: families[family] ?? [],
    of: received.filter(({ who }) => who.family === family),
  }))
  const some = ({ of }: (typeof households)[number], what: string): boolean =>
    of.some(({ who, last }) => has(who, what, last))
  const isDangerous = (each: (typeof households)[number]) => some(each, 'socially_dangerous')
  const withDisabledChild = (each: (typeof households)[number]) =>
    some(each, 'with_disabled_child') || each.of.some(({ who }) => who.group === 'child')
  const withDisabled = (each: (typeof households)[number]) =>
    some(each, 'with_disabled_member') ||
    each.of.some(({ who }) => who.group !== null && who.group !== 'child')
  const withChildren = (each: (typeof households)[number]) =>
    each.births.some((born) => FULL_YEARS(born, to) < 18) ||
    ['with_children', 'foster'].some((what) => some(each, what)) ||
    isDangerous(each) ||
    withDisabledChild(each)

  const events = (...what: Done['what'][]) => now.filter((each) => what.includes(each.what))
  const visits = new Set(
    events('visit')
      .filter(({ how }) => how !== 'not_reached')
      .map(({ day, by, who }) => `${day} ${by} ${residents.find(({ id }) => id === who)?.family ?? who}`),
  )
  const raids = new Set(events('raid').map(({ day, who }) => `${day} ${who}`))
  const joint = new Set(
    events('raid')
      .filter(({ how }) => how !== undefined)
      .map(({ day, who }) => `${day} ${who}`),
  )

  // Lines 7–9: recognised, taken off, still served on the last day.
  const standing = residents.map(({ id }) => {
    let holds: Done | null = null
    const seen = { recognised: false, recognisedWith: false, off: false, offWith: false }
    for (const each of own.filter((one) => one.who === id && one.day <= to)) {
      const isNow = each.day >= from
      if (each.what === 'recognised') {
        holds = each
        if (isNow) seen.recognised = true
        if (isNow && each.how === 'support') seen.recognisedWith = true
      }
      if (each.what === 'off' && holds !== null) {
        if (isNow) seen.off = true
        if (isNow && holds.how === 'support') seen.offWith = true
        holds = null
      }
    }
    return { ...seen, served: holds !== null, servedWith: holds?.how === 'support' }
  })
  const many = (of: (each: (typeof standing)[number]) => boolean): number => standing.filter(of).length

  const helped = (kind: string): number =>
    now.filter(({ help, supported }) => supported && help === kind).length
  const isOwed = (who: Resident, day: string): boolean => isElder(who, day) || who.group !== null
  const distinct = (of: (each: Done) => boolean): Set<string> =>
    new Set(
      now
        .filter(of)
        .filter((each) => residents.some((who) => who.id === each.who && isOwed(who, each.day)))
        .map(({ who }) => who),
    )
  const came = (...kinds: string[]) =>
    distinct(({ what, how }) => what === 'came' && kinds.includes(how ?? ''))
  const yard = {
    '13.1': came('concert', 'theatre', 'exhibition', 'cinema', 'show'),
    '13.2': came('health', 'fitness'),
    '13.3': came('sport'),
    '13.4': came('tourism'),
    '13.5': came('volunteering'),
    '13.6': came('safety_school', 'education', 'group', 'other', 'job_fair', 'training'),
    '13.7': distinct(({ what, how }) => what === 'work_help' && how === 'retraining'),
    '13.8': distinct(({ what, how }) => what === 'work_help' && how === 'job'),
    '': new Set(
      own
        .filter((each) => each.what === 'joined' && each.day <= to)
        .filter((each) => residents.some((who) => who.id === each.who && isOwed(who, to)))
        .map(({ who }) => who),
    ),
  }
  const workers = (role: string): number | string => {
    if (district === null) return staff.filter((each) => each.role === role).length
    return role === 'specialist'
      ? staff.filter((each) => each.district === district).length
      : 'только по отделению'
  }
  const helps = ['medical', 'psychological', 'pedagogical', 'legal', 'social'].map(helped)
  return {
    '1':
      district === null
        ? staff.filter(({ role }) => role !== 'head').length
        : staff.filter((each) => each.district === district).length,
    '1.1': workers('specialist'),
    '1.2': workers('psychologist'),
    '1.3': workers('lawyer'),
    '1.4': workers('assistant'),
    '2': received.length,
    '2.1': people(isElder),
    '2.1.1': people(
      (who, day) => isElder(who, day) && has(who, 'living_alone', day) && !has(who, 'lonely', day),
    ),
    '2.1.2': people((who, day) => isElder(who, day) && has(who, 'lonely', day)),
    '2.1.3': people(
      (who, day) =>
        isElder(who, day) &&
        !has(who, 'living_alone', day) &&
        !has(who, 'lonely', day) &&
        (families[who.family ?? ''] ?? []).length > 1,
    ),
    '2.2': people(({ group }) => group !== null),
    '2.3': people(isMinorAtRisk),
    '2.4': people((who, day) => has(who, 'hardship', day)),
    '2.5': people((who, day) => has(who, 'migrant', day)),
    '2.6': people(
      (who, day) =>
        has(who, 'homeless', day) || has(who, 'released', day) || (who.born !== null && inNone(who, day)),
    ),
    '3': households.length,
    '3.1': households.filter(withChildren).length,
    '3.2': households.filter(isDangerous).length,
    '3.3': households.filter(withDisabledChild).length,
    '3.4': households.filter(withDisabled).length,
    '3.5': households.filter((each) => !withChildren(each) && !withDisabled(each)).length,
    '4': visits.size,
    '5': events('act').filter(({ how }) => how === 'social_contract').length,
    '6': events('act').filter(({ how }) => how !== 'social_contract').length,
    '7': many(({ recognised }) => recognised),
    '7.1': many(({ recognisedWith }) => recognisedWith),
    '8': many(({ off, served }) => off && !served),
    '8.1': many(({ offWith, served }) => offWith && !served),
    '9': many(({ served }) => served),
    '9.1': many(({ servedWith }) => servedWith),
    '10': events('contract_report').length,
    '11': raids.size + events('letter', 'inform', 'prevention', 'safety_school').length,
    '11.1': joint.size,
    '11.2': events('letter').length,
    '12': helps.reduce((sum, n) => sum + n, 0),
    ...Object.fromEntries(helps.map((n, at) => [`12.${at + 1}`, n])),
    '13': new Set(Object.values(yard).flatMap((each) => [...each])).size,
    ...Object.fromEntries(Object.entries(yard).map(([line, each]) => [line, each.size])),
  }
}
