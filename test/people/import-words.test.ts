import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { LANGUAGES } from '../../src/application/ports/texts.ts'
import { NeverStored } from '../../src/domain/people/register-columns.ts'
import type { RowCounts } from '../../src/domain/people/register-import.ts'
import type { CellTrouble } from '../../src/domain/people/row-reader.ts'
import type { SheetReport } from '../../src/domain/people/sheet-reading.ts'
import type { RefusalKind } from '../../src/domain/tables/refusal.ts'

/** Every kind once: the compiler misses none and lets none in that is not there. */
const TROUBLES: Record<CellTrouble, true> = {
  name_missing: true,
  name_incomplete: true,
  name_initials: true,
  name_not_a_name: true,
  name_mixed_letters: true,
  birth_missing: true,
  birth_year_only: true,
  birth_two_digit_year: true,
  birth_no_such_day: true,
  birth_in_future: true,
  birth_too_long_ago: true,
  birth_not_a_date: true,
  phone_letters: true,
  phone_too_short: true,
  phone_too_long: true,
  phone_one_digit_missing: true,
  phone_no_city_code: true,
  phone_several: true,
  phone_no_digits: true,
  since_missing: true,
  since_year_only: true,
  since_two_digit_year: true,
  since_no_such_day: true,
  since_in_future: true,
  since_too_long_ago: true,
  since_not_a_date: true,
  unclear_value: true,
  error_cell: true,
  formula_unsaved: true,
  shared_cell: true,
  garbled: true,
  too_long: true,
  district_unknown: true,
  elsewhere: true,
  formula: true,
  sex_proposed: true,
  sex_differs: true,
  sex_unknown: true,
  numbers_masked: true,
  birth_month_only: true,
  birth_from_age: true,
  birth_serial: true,
  phone_rounded: true,
  disability_group: true,
  disability_grown: true,
  district_foreign: true,
  died: true,
  moved: true,
  diagnosis_left_out: true,
  not_a_person: true,
  by_hand: true,
  said_twice: true,
  address_date: true,
  in_care: true,
  refused: true,
}
const REFUSALS: Record<RefusalKind, true> = {
  too_big: true,
  empty: true,
  old_excel: true,
  numbers: true,
  encrypted: true,
  macros: true,
  pdf: true,
  picture: true,
  program: true,
  not_a_table: true,
  web_page: true,
  not_text: true,
  zip_bomb: true,
  damaged: true,
  open_quote: true,
  no_sheet: true,
  too_many_rows: true,
  too_many_columns: true,
  long_cell: true,
  too_many_merges: true,
}
const VERDICTS: RowCounts = { new: 0, changed: 0, same: 0, faulty: 0, duplicate: 0 }
const SHEETS: Record<Exclude<SheetReport['state'], 'read'>, true> = {
  no_heading: true,
  columns_missing: true,
}

const WANTED = Object.entries({
  trouble: Object.keys(TROUBLES),
  refused: Object.keys(REFUSALS),
  verdict: Object.keys(VERDICTS),
  sheet: Object.keys(SHEETS),
  never_stored: NeverStored.options,
})
  .flatMap(([group, kinds]) => kinds.map((kind) => `register_import.${group}.${kind}`))
  .sort()

const { texts } = loadContent(fileURLToPath(new URL('../..', import.meta.url)))

describe('the words of an import', () => {
  test.each(LANGUAGES)(
    '%s: every kind of trouble, refusal and verdict has its words, and no other',
    (language) => {
      const keys = [...texts.keys(language)].filter((key) => key.startsWith('register_import.'))
      expect(keys.sort()).toEqual(WANTED)
    },
  )
})
