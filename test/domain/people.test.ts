import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskLongNumbers } from '../../src/domain/numbers/mask.ts'
import { readPhoneNumber } from '../../src/domain/numbers/phone-number.ts'
import { joinOwnWords, separateEvent, separateOwnWords } from '../../src/domain/people/own-words.ts'
import type { Session } from '../../src/domain/scenario/session.ts'

describe('phone numbers', () => {
  test.each([
    ['8 (900) 123-45-67', '+79001234567'],
    ['+7 900 123 45 67', '+79001234567'],
    ['9001234567', '+79001234567'],
    ['79001234567', '+79001234567'],
    ['٨٩٠٠١٢٣٤٥٦٧'.normalize('NFKC'), null],
    ['+49 30 1234567', '+49301234567'],
    ['112', '112'],
    ['1221', '1221'],
    ['\u202a8\u202c9001234567', '+79001234567'],
  ])('«%s» is read as %s', (typed, phone) => {
    const read = readPhoneNumber(typed)
    expect('phone' in read ? read.phone : null).toBe(phone)
  })

  test.each([
    ['восемь девятьсот', 'letters'],
    ['8-800-CALL-ME', 'letters'],
    ['', 'no_digits'],
    ['---', 'no_digits'],
    ['12345', 'no_city_code'],
    ['1'.repeat(16), 'too_long'],
    ['1'.repeat(40), 'too_long'],
  ])('«%s» is refused: %s', (typed, fault) => {
    expect(readPhoneNumber(typed)).toEqual({ fault })
  })

  test('however a number is spaced, it is the same number', () => {
    const spaces = fc.array(fc.constantFrom('', ' ', '-', ' (', ') ', '\u00a0'), {
      minLength: 9,
      maxLength: 9,
    })
    fc.assert(
      fc.property(fc.stringMatching(/^9\d{9}$/), spaces, (digits, between) => {
        const typed = [...digits].map((digit, n) => digit + (between[n] ?? '')).join('')
        expect(readPhoneNumber(typed)).toEqual({ phone: `+7${digits}` })
      }),
    )
  })
})

describe('masking', () => {
  const separators = fc.constantFrom('', ' ', '-', '  ', ' - ', '(', ')', '.', '+', '–', '\u00a0')
  const spaced = fc
    .tuple(fc.stringMatching(/^\d{6,20}$/), fc.array(separators, { minLength: 20, maxLength: 20 }))
    .map(([digits, between]) => [...digits].map((digit, n) => digit + (between[n] ?? '')).join(''))

  test('six and more digits in a row, however spaced, never survive in full', () => {
    fc.assert(
      fc.property(spaced, fc.constantFrom('паспорт ', '', 'тел. '), (number, before) => {
        const digits = number.replace(/\D/g, '')
        // A day or a span of days or hours stays: proved by the table of `numbers/masking.test.ts`.
        if (/\d{1,2}[.-]\d{1,2}[.-]\d{2}|\d{1,2}\.\d{2}\s*[–-]|\d{4}\s*[–-]\s*\d{4}/.test(number)) return
        const masked = maskLongNumbers(`${before}${number} конец`)
        expect(masked.replace(/\D/g, '').length).toBeLessThan(Math.min(digits.length, 6))
        expect(masked).toContain(`••${digits.slice(-2)}`)
      }),
      { numRuns: 1_000 },
    )
  })

  test('digits of other scripts are masked as well', () => {
    expect(maskLongNumbers('٦٧٠٠١٢٣٤٥٦')).toMatch(/^••/)
  })

  test.each(['25.11.2026', 'в 10:30', '25.11.26 в 9:00', 'дом 12, кв. 345', '1500 рублей', 'кабинет 207'])(
    '«%s» stays as it is',
    (words) => expect(maskLongNumbers(words)).toBe(words),
  )

  test('a date beside a number keeps its day, the number does not keep its digits', () => {
    expect(maskLongNumbers('приём 25.11.2026, паспорт 6700 123456')).toBe('приём 25.11.2026, паспорт ••56')
  })
})

const SESSION: Session = {
  scenario: 'track',
  definition: 'd',
  need: 'passport',
  region: 'demo',
  seed: 1,
  version: 3,
  status: 'active',
  step: 'diagnose.plan',
  cursor: null,
  answers: {},
  trail: [],
  own: [],
  support: 'alone',
}

describe('own words', () => {
  const name = fc.stringMatching(/^[a-z][a-z_.]{0,11}$/).filter((each) => each !== 'plan')
  const answers = fc.dictionary(name, fc.oneof(fc.string(), fc.integer(), fc.constant(null)))

  test('taken out and put back, a session is what it was; without them nothing of them is left', () => {
    fc.assert(
      fc.property(answers, fc.array(fc.nat()), (given, picks) => {
        const names = Object.keys(given)
        const own = [...new Set(picks.flatMap((n) => names[n % Math.max(names.length, 1)] ?? []))]
        const session: Session = { ...SESSION, answers: given, own }
        const separated = separateOwnWords(session)
        expect(joinOwnWords(separated.rest, separated.own)).toEqual(session)
        for (const each of own) expect(Object.hasOwn(separated.rest.answers, each)).toBe(false)
      }),
    )
  })

  test('a plan keeps who and when, its own actions lose their words', () => {
    const plan = [
      { what: 'call', own: false, who: 'me', by: '2026-11-23' },
      { what: 'спросить Ирину', own: true, who: 'me', by: '2026-11-24' },
    ]
    const session = { ...SESSION, answers: { plan: plan as never }, own: ['plan'] }
    const { rest, own } = separateOwnWords(session)
    expect(JSON.stringify(rest)).not.toContain('Ирину')
    expect(JSON.stringify(rest)).toContain('2026-11-24')
    expect(joinOwnWords(rest, own)).toEqual(session)
  })

  test('an action that is only half said loses its words too', () => {
    const cursor = { asking: 'by', what: 'спросить Ирину', own: true, who: 'me' }
    const session: Session = { ...SESSION, cursor, own: [], answers: {} }
    const { rest, own } = separateOwnWords(session)
    expect(JSON.stringify(rest)).not.toContain('Ирину')
    expect(joinOwnWords(rest, own)).toEqual(session)
  })

  test('an event is split the same way', () => {
    const { rest, own } = separateEvent({
      type: 'answer_recorded',
      step: 's',
      name: 'n',
      value: 'мои слова',
      words: true,
      support: 'alone',
    })
    expect(JSON.stringify(rest)).not.toContain('мои слова')
    expect(own).toBe('мои слова')
  })
})
