import { describe, expect, test } from 'vitest'
import { countsIn, type MonthEnd, whyMissed } from '../../../src/domain/people/monthly-contact.ts'

const LAST = '2026-11-30'
const end = (parts: Partial<MonthEnd> = {}): MonthEnd => ({
  seniorFrom: '2010-03-08',
  hasDisability: false,
  registeredOn: '2026-01-12',
  presence: 'present',
  presenceFrom: null,
  presenceUntil: null,
  isUnconfirmed: false,
  isReached: false,
  hasPhone: true,
  hasChat: false,
  hasWorker: true,
  tries: 0,
  unreached: null,
  answer: null,
  askedOn: null,
  callTaskOn: null,
  ...parts,
})

describe('who counts in a month that is over', () => {
  test.each<[string, Partial<MonthEnd>, boolean]>([
    ['lives here', {}, true],
    ['joined in the last days', { registeredOn: '2026-11-27' }, false],
    ['moved, confirmed, not reached before', { presence: 'moved', presenceFrom: '2026-11-12' }, false],
    [
      'died after somebody reached them',
      { presence: 'died', presenceFrom: '2026-11-20', isReached: true },
      true,
    ],
    [
      'refused, as a specialist says',
      { presence: 'refused', presenceFrom: '2026-11-05', isUnconfirmed: true },
      true,
    ],
    ['refused, confirmed by the head', { presence: 'refused', presenceFrom: '2026-11-05' }, false],
    [
      'away until the month is over',
      { presence: 'away', presenceFrom: '2026-11-02', presenceUntil: '2026-12-20' },
      false,
    ],
    ['moved after the month', { presence: 'moved', presenceFrom: '2026-12-01' }, true],
    ['not yet 55', { seniorFrom: '2027-05-01' }, false],
  ])('%s', (_, parts, counts) => {
    expect(countsIn(end(parts), LAST)).toBe(counts)
  })
})

test.each<[Partial<MonthEnd>, string | null]>([
  [{ isReached: true, tries: 2 }, null],
  [{ presence: 'refused', presenceFrom: '2026-11-05', isUnconfirmed: true, tries: 3 }, 'refused_unconfirmed'],
  [{ tries: 2, askedOn: '2026-11-02' }, 'tried'],
  [{ hasPhone: false }, 'no_way'],
  [{ hasPhone: false, hasChat: true, askedOn: '2026-11-02' }, 'silent'],
  [{ hasWorker: false, callTaskOn: '2026-11-09' }, 'nobody_there'],
  [{ hasChat: true, askedOn: '2026-11-02', answer: 'later' }, 'later'],
  [{ callTaskOn: '2026-11-09' }, 'to_call'],
  [{}, 'untried'],
])('%j was missed because %s', (parts, why) => {
  expect(whyMissed(end(parts), LAST)).toBe(why)
})
