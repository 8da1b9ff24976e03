import { expect, test } from 'vitest'
import { isNearLabel } from '../../src/domain/conversation/near-label.ts'

test.each([
  ['Отменить запись', 'отмени запись'],
  ['Отменить запись', 'отменит запсь'],
  ['К списку', 'список'],
  ['По месяцам', 'по месяцу'],
  ['Кому позвонить', 'кому звонить'],
  ['Следующий', 'следующая'],
])('%s is meant by «%s»', (label, said) => expect(isNearLabel(label, said)).toBe(true))

test.each([
  ['Смирнова А. П.', 'смирнову'],
  ['К списку', 'к врачу'],
  ['Отменить запись', 'запись'],
  ['Случай 2', 'случай 3'],
  ['Карточка', 'карта'],
  ['Нет', 'нет'.repeat(2)],
])('%s is not meant by «%s»', (label, said) => expect(isNearLabel(label, said)).toBe(false))
