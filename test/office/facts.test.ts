import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { exportChecks } from '../../src/adapters/content/export-checks.ts'
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { createFactId, factsOf } from '../../src/application/office/facts/fact-words.ts'
import { FactCheck } from '../../src/domain/organisations/fact-check.ts'
import { ROOT } from '../../src/root.ts'
import { CONTENT } from '../support/content.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

/** The office whose number whoever lost a passport hears first in the demo region. */
const SAID = '8 000 000 00 02'
const region = CONTENT.regions.get('demo')
const migration = region?.organisations.find(({ phone }) => phone === SAID)
const FILE = 'scenarios/regions/demo.yaml'
const placeId = createFactId({ file: FILE, place: `organisations.${migration?.id}` })

/** Somebody lost a passport and goes as far as the card of the office. */
const askedNumber = async (): Promise<string> => {
  const anna = office.chat('anna')
  await anna.begin()
  return anna.heard()
}

const checks = async (): Promise<FactCheck[]> =>
  (await office.rows<{ check: unknown }>('select "check" from fact_checks order by at')).map(({ check }) =>
    FactCheck.parse(check),
  )

const correctPhone = async (number: string): Promise<void> => {
  const olga = office.chat('olga')
  await olga.say('Ещё')
  await olga.press('w.facts')
  await olga.forge(`w.fact.${placeId}`)
  await olga.press(`w.fact_correct.${placeId}.phone`)
  await olga.say(number)
}

describe('a fact that changed', () => {
  test('is corrected in the chat with its source, and people hear the new number at once', async () => {
    await correctPhone('8 000 555 44 33')
    await office.chat('olga').press('d.call')
    expect(office.chat('olga').heard()).toContain('Исправлено')
    const heard = await askedNumber()
    expect(heard).toContain('8 000 555 44 33')
    expect(heard).not.toContain(SAID)
    const [check] = await checks()
    expect(check).toMatchObject({ value: { phone: '8 000 555 44 33' }, on: '2026-11-22' })
  })

  test('what cannot be a number is refused kindly, and the question stands', async () => {
    await correctPhone('позвоните завтра')
    expect(office.chat('olga').person.lastBotMessage()?.text).toContain('Номер не прочитался')
    expect(await checks()).toEqual([])
    await office.chat('olga').say('стоп')
    expect(office.chat('olga').person.lastBotMessage()?.text).toContain('Ничего не записано')
  })

  test('is written into the files by the export, comments and all else untouched', async () => {
    await correctPhone('8 000 555 44 33')
    await office.chat('olga').say('звонок 22 ноября')
    const files = exportChecks(ROOT, await checks())
    expect(files.map(({ path }) => path)).toEqual([FILE])
    const folder = mkdtempSync(join(tmpdir(), 'posrednik-facts-'))
    try {
      for (const name of ['scenarios', 'locales'])
        cpSync(join(ROOT, name), join(folder, name), { recursive: true })
      for (const { path, text } of files) writeFileSync(join(folder, path), text)
      const changed = loadContent(folder).regions.get('demo')
      const one = changed?.organisations.find(({ id }) => id === migration?.id)
      expect(one).toMatchObject({
        phone: '8 000 555 44 33',
        fact: {
          certainty: 'verified',
          verified_at: '2026-11-22',
          verify_by: '2027-05-22',
          source: 'звонок 22 ноября',
        },
      })
      const others = (list = region): unknown => list?.organisations.filter(({ id }) => id !== migration?.id)
      expect(others(changed)).toEqual(others())
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('a fact that is right', () => {
  test('is confirmed for half a year and leaves the doubtful ones', async () => {
    const olga = office.chat('olga')
    const [doubtful] = factsOf({ content: CONTENT, region: region as NonNullable<typeof region> })
    const id = createFactId(doubtful as NonNullable<typeof doubtful>)
    await olga.forge(`w.fact.${id}`)
    await olga.press(`w.fact_confirm.${id}`)
    await olga.press('d.site')
    expect(olga.heard()).toContain('подтверждены на полгода')
    expect((await checks())[0]).toMatchObject({ value: null, place: doubtful?.place })
    await olga.forge('w.facts')
    const first = olga.person.lastBotMessage()?.buttons.flat()[0]?.data
    expect(first).not.toBe(`w.fact.${id}`)
  })

  test('is no affair of a psychologist', async () => {
    const [answer] = await office.chat('lev').forge('w.facts')
    expect(answer?.text).toContain('Такого здесь нет')
  })
})
