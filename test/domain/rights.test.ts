import { describe, expect, test } from 'vitest'
import { removalAnswerIn, rightIn } from '../../src/domain/conversation/rights.ts'
import { CONTENT } from '../support/chat.ts'

const { ru, en } = CONTENT.vocabulary

describe('an order to delete', () => {
  test.each([
    'удалить мои данные',
    'Удали всё обо мне',
    'сотрите мои данные!',
    'забудьте меня',
    'Забудьте обо мне, пожалуйста',
    'хочу удалить свои данные',
    'Прошу удалить мои персональные данные из базы',
    'удали меня отсюда',
    'Сотри всё, что обо мне знаешь',
    'уберите мой номер и мою карточку',
    'стёрли бы вы все мои данные',
    'сотрите всё про меня',
    'удалите меня отовсюду',
    'забудьте меня',
    'удолите мои данные',
    'забутьте миня совсем пожалуста',
    'могли бы вы удалить всё, что со мной связано?',
  ])('«%s»', (typed) => expect(rightIn(typed, ru.rights)).toBe('forget'))

  test.each([
    'delete my data',
    'Please erase everything about me',
    'forget me',
    'I would like to remove my account',
  ])('“%s”', (typed) => expect(rightIn(typed, en.rights)).toBe('forget'))

  test.each([
    'не удаляйте мои данные',
    'просит: забудьте меня',
    'мне удалили зуб',
    'муж сказал, что сотрёт меня в порошок',
    'забыли обо мне в поликлинике',
    'удалить',
    'удали это сообщение',
    'потеряла мои документы',
    'удалите заметку',
    'удалите мою заметку',
    'сотрите с доски',
    'уберите меня с этой встречи',
    'не забудьте меня',
    'забыла свою карточку дома',
  ])('is not «%s»', (typed) => expect(rightIn(typed, ru.rights)).toBeNull())
})

test.each(['мои данные', 'Что вы обо мне храните?', 'Покажите мои данные'])(
  '«%s» asks to see them',
  (typed) => expect(rightIn(typed, ru.rights)).toBe('show'),
)

describe('«Удалить всё?» is answered in plain words', () => {
  const answers = { yes: ru.answers['yes'] ?? [], no: ru.answers['no'] ?? [] }

  test.each([
    ['да удаляй', 'yes'],
    ['удаляйте', 'yes'],
    ['удоляйте всё', 'yes'],
    ['да, забудьте меня', 'yes'],
    ['нет, не удаляйте', 'no'],
    ['не надо удалять', 'no'],
    ['оставьте всё', 'no'],
    ['отмена', 'no'],
    ['забудь меня', null],
    ['нет, у меня болит нога', null],
    ['да я по поводу паспорта', null],
  ] as const)('«%s» – %s', (typed, answer) => expect(removalAnswerIn(typed, ru.rights, answers)).toBe(answer))
})
