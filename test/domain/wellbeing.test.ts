import { describe, expect, test } from 'vitest'
import { readWellbeing } from '../../src/domain/people/read-wellbeing.ts'
import { CONTENT } from '../support/content.ts'

const { ru, en } = CONTENT.vocabulary

describe('a typed answer to «как вы?»', () => {
  test.each([
    'всё хорошо',
    'Всё хорошо!',
    'нормально',
    'Спасибо, у меня всё нормально',
    'Здравствуйте! Всё в порядке, слава Богу. Спасибо вам',
    'неплохо',
    'ХОРОШО 👍',
    'не болею',
    'жива-здорова',
    'Помощь не нужна, спасибо',
    'спасибо всё хорошо',
    'да ничего',
    'Ничего, живём помаленьку',
    'жива ещё, слава богу',
    'слава Богу',
    'мне ничего не нужно',
    'нармально',
    'все хорашо, спасибо',
    'держусь',
  ])('%s – well', (words) => expect(readWellbeing(words, ru)).toBe('well'))

  test.each([
    'плохо',
    'помогите',
    'не хорошо',
    'Нехорошо мне',
    'не очень хорошо',
    'всё хорошо, только нога болит',
    'хорошо, но упала вчера',
    'нужна помощь',
    'заболела',
    'лежу в больнице',
    'нормально не могу ходить',
    'болею',
    'позвоните мне',
    'перезвоните пожалуйста',
    'хорошо, но позвоните мне',
    'ничего хорошего',
    'живу плохо',
  ])('%s – help', (words) => expect(readWellbeing(words, ru)).toBe('help'))

  test.each([
    'не всегда хорошо',
    'да',
    'нет',
    'спасибо',
    'было хорошо',
    'хорошо бы',
    'у соседки всё хорошо?',
    'кто это',
    'хорошо что спросили',
    'ну так',
    'позже',
    '👍',
    '',
    'когда будет хорошо',
    'потеряла паспорт',
    'ничего не ем',
    'ничего не понимаю',
    'хорошее было время',
  ])('%s – unclear, so it does not count', (words) => expect(readWellbeing(words, ru)).not.toBe('well'))

  test.each([
    ['I am fine, thank you', 'well'],
    ['not bad', 'well'],
    ['not well', 'help'],
    ['I fell yesterday', 'help'],
    ['fine, and you?', 'unclear'],
    ['not too bad, thanks', 'well'],
    ['please phone me', 'help'],
    ['illustrated', 'unclear'],
  ])('%s – %s', (words, said) => expect(readWellbeing(words, en)).toBe(said))
})
