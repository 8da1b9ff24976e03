import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  Audience,
  type AudienceMember,
  type AudienceRules,
  type Verdict,
} from '../../src/domain/events/audience.ts'
import { type AudienceEvent, audienceEvent } from '../../src/domain/events/audience-event.ts'
import type { EventKind } from '../../src/domain/events/event-kind.ts'
import { mondayOf } from '../../src/domain/events/invitation-week.ts'
import { suits } from '../../src/domain/events/suits.ts'
import { turnOf } from '../../src/domain/events/turn.ts'
import { metresBetween } from '../../src/domain/events/walking-distance.ts'
import { EventDetails, type YardEvent } from '../../src/domain/events/yard-event.ts'

const TODAY = '2026-11-27'
const WALK = 1_200
const HOME = { latitude: 60.94, longitude: 76.55 }
/** About 550 metres and 5.5 kilometres further north. */
const NEAR = { latitude: 60.945, longitude: 76.55 }
const FAR = { latitude: 60.99, longitude: 76.55 }

const KINDS: EventKind[] = [
  ...[
    { id: 'concert', interests: ['concerts'], report: 'culture' as const, general: true },
    { id: 'sport', interests: ['sport'], report: 'sport' as const },
    { id: 'other', interests: [], report: 'other' as const, general: true },
  ].map((kind) => ({ ...kind, words: { ru: [], en: [] } })),
]

const yardEvent = (parts: Partial<YardEvent> & { group?: string } = {}): AudienceEvent =>
  audienceEvent(
    {
      id: 'ev',
      department: 'dep',
      districts: [],
      kind: 'concert',
      series: null,
      day: '2026-12-02',
      time: '14:00',
      endDay: null,
      endTime: '',
      details: EventDetails.parse({ title: 'Романсы' }),
      capacity: null,
      state: 'open',
      revision: 0,
      group: null,
      ...parts,
    },
    KINDS,
    TODAY,
  )

const details = (parts: Partial<EventDetails>): EventDetails =>
  EventDetails.parse({ title: 'Романсы', ...parts })

const member = (
  parts: Partial<Omit<AudienceMember, 'chosen'>> & { chosen?: string[] } = {},
): AudienceMember => ({
  id: 'c1',
  district: 'north',
  home: null,
  birthDate: '1955-03-08',
  invitedOn: null,
  presence: 'present',
  presenceFrom: null,
  presenceUntil: null,
  categories: new Set(['senior'] as const),
  groups: new Set<string>(),
  hasChat: true,
  isWelcome: true,
  invitedThisWeek: 0,
  known: new Set<string>(),
  ...parts,
  chosen: new Set(parts.chosen ?? ['concerts']),
})

const why = (person: AudienceMember, event: AudienceEvent): string => {
  const fit = suits(person, event, WALK)
  return fit.suits ? fit.by : fit.why
}

describe('does it suit', () => {
  test('what she likes, and nothing else', () => {
    expect(why(member(), yardEvent())).toBe('wish')
    expect(why(member(), yardEvent({ kind: 'sport' }))).toBe('no_interest')
    expect(why(member({ chosen: ['sport'] }), yardEvent())).toBe('no_interest')
  })

  test('topics count like the interests of the kind', () => {
    const event = yardEvent({ kind: 'sport', details: details({ topics: ['learn_phone'] }) })
    expect(why(member({ chosen: ['learn_phone'] }), event)).toBe('wish')
  })

  test('an empty card is invited to what is for everybody; limits and hours are no wishes', () => {
    expect(why(member({ chosen: [] }), yardEvent())).toBe('general')
    expect(why(member({ chosen: ['no_steps', 'morning', 'alone'] }), yardEvent())).toBe('general')
    expect(why(member({ chosen: [] }), yardEvent({ kind: 'sport' }))).toBe('no_interest')
  })

  test('a kind that answers no wish is for those too who said theirs', () => {
    expect(why(member({ chosen: ['sport'] }), yardEvent({ kind: 'other' }))).toBe('general')
  })

  test('whom the yard is not for is invited to what they asked for only', () => {
    const young = { birthDate: '1996-07-02', categories: new Set([]) }
    expect(why(member({ ...young, chosen: [] }), yardEvent())).toBe('no_interest')
    expect(why(member({ ...young, chosen: ['concerts'] }), yardEvent())).toBe('wish')
  })

  test('another district, another category, too young', () => {
    expect(why(member(), yardEvent({ districts: ['south'] }))).toBe('district')
    expect(why(member(), yardEvent({ details: details({ categories: ['disability_1'] }) }))).toBe('category')
    expect(why(member(), yardEvent({ details: details({ ageFrom: 75 }) }))).toBe('too_young')
    expect(why(member(), yardEvent({ details: details({ ageFrom: 71 }) }))).toBe('wish')
  })

  test.each(['moved', 'died', 'refused'] as const)(
    'not whoever %s, from today on or long ago',
    (presence) => {
      expect(why(member({ presence, presenceFrom: TODAY }), yardEvent())).toBe('not_there')
      expect(why(member({ presence }), yardEvent({ day: '2026-11-01', endDay: '2026-12-10' }))).toBe(
        'not_there',
      )
    },
  )

  test('whoever is away is invited to what comes after', () => {
    const away = { presence: 'away', presenceFrom: TODAY } as const
    expect(why(member({ ...away, presenceUntil: '2026-12-02' }), yardEvent())).toBe('not_there')
    expect(why(member({ ...away, presenceUntil: '2026-12-01' }), yardEvent())).toBe('wish')
    expect(why(member({ ...away, presenceUntil: null }), yardEvent())).toBe('not_there')
  })

  test('a needed limit that the place lacks forbids; one that nobody knows of is a doubt', () => {
    const needs = member({ chosen: ['concerts', 'no_steps', 'toilet'] })
    expect(suits(needs, yardEvent({ details: details({ access: { no_steps: false } }) }), WALK)).toEqual({
      suits: false,
      why: 'limit',
      item: 'no_steps',
    })
    const fit = suits(needs, yardEvent({ details: details({ access: { no_steps: true } }) }), WALK)
    expect(fit).toMatchObject({ suits: true, doubts: [{ doubt: 'unknown_access', item: 'toilet' }] })
  })

  test('whoever needs a ride is invited all the same', () => {
    const fit = suits(member({ chosen: ['concerts', 'transport'] }), yardEvent(), WALK)
    expect(fit).toMatchObject({ suits: true, doubts: [{ doubt: 'needs_ride' }] })
  })

  test('beyond a walk only where a stop is near; members of its group come from anywhere', () => {
    const home = { home: HOME }
    expect(metresBetween(HOME, NEAR)).toBeCloseTo(556, -1)
    expect(why(member(home), yardEvent({ details: details({ point: NEAR }) }))).toBe('wish')
    expect(why(member(home), yardEvent({ details: details({ point: FAR }) }))).toBe('too_far')
    const byBus = yardEvent({ details: details({ point: FAR, access: { transport: true } }) })
    expect(suits(member(home), byBus, WALK)).toMatchObject({
      suits: true,
      doubts: [{ doubt: 'by_transport' }],
    })
    const ofGroup = yardEvent({ group: 'choir', details: details({ point: FAR }) })
    expect(why(member({ ...home, groups: new Set(['choir']) }), ofGroup)).toBe('group')
  })

  test('hours that she did not name are a doubt', () => {
    const doubts = (chosen: string[], parts: Partial<YardEvent>) => {
      const fit = suits(member({ chosen: ['concerts', ...chosen] }), yardEvent(parts), WALK)
      return fit.suits ? fit.doubts.map(({ doubt }) => doubt) : null
    }
    expect(doubts(['morning'], { time: '14:00' })).toEqual(['other_time'])
    expect(doubts(['afternoon'], { time: '14:00' })).toEqual([])
    expect(doubts(['weekend'], { day: '2026-12-02' })).toEqual(['other_time'])
    expect(doubts(['weekend', 'morning'], { day: '2026-12-05', time: '18:00' })).toEqual([])
    expect(doubts(['morning'], { time: '' })).toEqual([])
  })
})

const A_WEEK = 2
const rules = (parts: Partial<AudienceRules> = {}): AudienceRules => ({
  walkMetres: WALK,
  aWeek: A_WEEK,
  today: TODAY,
  isTooLate: () => false,
  ...parts,
})

const verdicts = (
  members: readonly AudienceMember[],
  waves: readonly { event: AudienceEvent; most: number | null }[],
  by = rules(),
): Map<string, Record<string, Verdict>> => {
  const audience = new Audience(waves, by)
  for (const each of members) audience.note(each)
  return new Map(
    members.map((each) => [
      each.id,
      Object.fromEntries(audience.judge(each).map(({ event, verdict }) => [event, verdict])),
    ]),
  )
}

describe('who is told how', () => {
  const one = (parts: Parameters<typeof member>[0], by = rules()) =>
    verdicts([member(parts)], [{ event: yardEvent(), most: null }], by).get('c1')?.['ev']

  test('by message, by call, in the poster, or not at all', () => {
    expect(one({})).toBe('message')
    expect(one({ hasChat: false })).toBe('call')
    expect(one({}, rules({ isTooLate: () => true }))).toBe('call')
    expect(one({ invitedThisWeek: A_WEEK })).toBe('poster')
    expect(one({ isWelcome: false })).toBe('not_welcome')
    expect(one({ isWelcome: false, hasChat: false })).toBe('not_welcome')
    expect(one({ known: new Set(['ev']) })).toBe('known')
    expect(one({ chosen: ['sport'] })).toBe('unsuited')
  })

  test('where places are few those who waited longest come first, whoever needs attention among equals before', () => {
    const people = [
      member({ id: 'lately', invitedOn: '2026-11-20' }),
      member({ id: 'long_ago', invitedOn: '2026-10-20' }),
      member({
        id: 'alone_lately',
        invitedOn: '2026-11-20',
        categories: new Set(['senior', 'living_alone']),
      }),
      member({ id: 'never' }),
    ]
    const chosen = (most: number): string[] =>
      [...verdicts(people, [{ event: yardEvent(), most }])]
        .filter(([, found]) => found['ev'] === 'message')
        .map(([id]) => id)
        .sort()
    expect(chosen(1)).toEqual(['never'])
    expect(chosen(2)).toEqual(['long_ago', 'never'])
    expect(chosen(3)).toEqual(['alone_lately', 'long_ago', 'never'])
  })

  test('whoever asked for it stands before whoever said nothing, until the silent one has waited much longer', () => {
    const first = (...people: AudienceMember[]): string | undefined =>
      [...verdicts(people, [{ event: yardEvent(), most: 1 }])].find(
        ([, found]) => found['ev'] === 'message',
      )?.[0]
    const lover = member({ id: 'lover', invitedOn: '2026-11-10' })
    expect(first(lover, member({ id: 'silent', chosen: [], invitedOn: '2026-11-01' }))).toBe('lover')
    expect(first(lover, member({ id: 'silent', chosen: [], invitedOn: '2026-10-01' }))).toBe('silent')
  })

  test('members of the group go first', () => {
    const people = [
      member({ id: 'never' }),
      member({ id: 'singer', groups: new Set(['choir']), invitedOn: TODAY }),
    ]
    const found = verdicts(people, [{ event: yardEvent({ group: 'choir' }), most: 1 }])
    expect(found.get('singer')).toEqual({ ev: 'message' })
    expect(found.get('never')).toEqual({ ev: 'next_wave' })
  })
})

const ITEMS = ['concerts', 'sport', 'no_steps', 'toilet', 'morning', 'weekend', 'learn_phone']
const anyPoint = fc.option(fc.constantFrom(HOME, NEAR, FAR))
const anyMember = fc.record({
  chosen: fc.subarray(ITEMS),
  home: anyPoint,
  district: fc.constantFrom('north', 'south'),
  birthDate: fc.option(fc.constantFrom('1940-01-01', '1965-01-01')),
  invitedOn: fc.option(fc.constantFrom('2026-08-01', '2026-11-01', '2026-11-26')),
  hasChat: fc.boolean(),
  isWelcome: fc.boolean(),
  invitedThisWeek: fc.nat(3),
  alone: fc.boolean(),
})
const anyEvent = fc.record({
  kind: fc.constantFrom('concert', 'sport', 'other'),
  point: anyPoint,
  access: fc.record({ no_steps: fc.boolean(), toilet: fc.boolean() }, { requiredKeys: [] }),
  districts: fc.constantFrom<string[]>([], ['north']),
  ageFrom: fc.option(fc.constant(70)),
  day: fc.constantFrom('2026-11-29', '2026-12-02'),
  most: fc.option(fc.nat(5)),
})
const anyTown = fc.record({
  members: fc
    .array(anyMember, { maxLength: 30 })
    .map((all) =>
      all.map(({ alone, ...each }, n) =>
        member({ ...each, id: `c${n}`, categories: new Set(alone ? ['senior', 'lonely'] : ['senior']) }),
      ),
    ),
  waves: fc.array(anyEvent, { minLength: 1, maxLength: 6 }).map((all) =>
    all.map(({ kind, districts, day, most, ...rest }, n) => ({
      event: yardEvent({ id: `ev${n}`, kind, districts, day, details: details(rest) }),
      most,
    })),
  ),
})

describe('whatever the town is like', () => {
  test('nobody gets more than the week allows, nor what does not suit, nor unasked', () => {
    fc.assert(
      fc.property(anyTown, ({ members, waves }) => {
        const found = verdicts(members, waves)
        for (const each of members) {
          const own = found.get(each.id) ?? {}
          const told = waves.filter(({ event }) => own[event.id] === 'message')
          expect(each.invitedThisWeek + told.length).toBeLessThanOrEqual(
            Math.max(A_WEEK, each.invitedThisWeek),
          )
          for (const { event } of waves) {
            if (!['message', 'call', 'poster'].includes(own[event.id] ?? '')) continue
            expect(suits(each, event, WALK).suits).toBe(true)
            expect(each.isWelcome).toBe(true)
          }
        }
      }),
    )
  })

  test('no more than asked for are invited, and nobody who waits suits better and has waited longer', () => {
    fc.assert(
      fc.property(anyTown, ({ members, waves }) => {
        const [wave] = waves
        if (!wave || wave.most === null) return
        const found = verdicts(members, [wave])
        const of = (verdict: Verdict) =>
          members.filter(({ id }) => found.get(id)?.[wave.event.id] === verdict)
        const invited = [...of('message'), ...of('call')]
        expect(invited.length).toBeLessThanOrEqual(wave.most)
        const points = (each: AudienceMember): number => {
          const fit = suits(each, wave.event, WALK)
          return fit.suits ? turnOf(each, fit, wave.event.id, TODAY).points : Number.NEGATIVE_INFINITY
        }
        const least = Math.min(...invited.map(points))
        for (const each of of('next_wave')) {
          expect(invited.length).toBe(wave.most)
          expect(points(each)).toBeLessThanOrEqual(least)
        }
      }),
    )
  })

  test('it comes out the same in whatever order people pass by', () => {
    fc.assert(
      fc.property(anyTown, ({ members, waves }) => {
        const forward = verdicts(members, waves)
        const backward = verdicts([...members].reverse(), waves)
        for (const { id } of members) expect(backward.get(id)).toEqual(forward.get(id))
      }),
    )
  })
})

test('a week begins on Monday', () => {
  expect(mondayOf('2026-11-29')).toBe('2026-11-23')
  expect(mondayOf('2026-11-30')).toBe('2026-11-30')
})
