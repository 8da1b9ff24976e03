import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { expect, test } from 'vitest'
import { readPhoneNumber } from '../../../src/domain/numbers/phone-number.ts'

/** A second implementation agrees wherever it takes the number too. */
test.each([
  '8 912 345-67-89',
  '+7 (912) 345-67-89',
  '912 345 67 89',
  '8 (4812) 12-34-56',
  '+49 30 1234567',
  '+375 29 123-45-67',
  '+998 90 123 45 67',
  '8 800 100-00-01',
])('«%s» is the number that libphonenumber reads', (typed) => {
  const second = parsePhoneNumberFromString(typed, 'RU')?.number
  expect(readPhoneNumber(typed)).toEqual({ phone: second })
})
