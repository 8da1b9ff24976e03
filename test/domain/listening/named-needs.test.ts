import { expect, test } from 'vitest'
import { needFinder } from '../../../src/adapters/content/find-needs.ts'
import { earOf } from '../../../src/application/listening/ear-of.ts'
import { needsOf } from '../../../src/domain/listening/named-needs.ts'
import { CONTENT } from '../../support/content.ts'

const named = (said: string): readonly string[] => needsOf(said, earOf(CONTENT, needFinder(CONTENT), 'ru'))

test.each([
  ['заставляют уволиться и зарплату не платят', 'wages'],
  ['уволили а зарплату не заплатили', 'wages'],
  ['уволили, зарплату за два месяца не отдали, что делать', 'wages'],
  ['кредиты нечем платить и карту арестовали приставы', 'debts'],
  ['арестовали карту с детскими', 'debts'],
])('«%s» is one need: %s', (said, need) => {
  expect(named(said)).toEqual([need])
})

test.each([
  ['мне зарплату не платят и карту арестовали с детскими пособиями', ['wages', 'debts']],
  ['уволили с работы и паспорт потерял', ['job', 'passport']],
  ['сократили, хочу встать на биржу, и зарплату не отдали', ['job', 'wages']],
  ['муж не платит алименты и на работе зарплату задерживают', ['alimony', 'wages']],
])('«%s» stays two needs, in the order in which they were named', (said, needs) => {
  expect(named(said)).toEqual(needs)
})
