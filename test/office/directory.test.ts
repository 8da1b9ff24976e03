import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

const TABLE = [
  'Организации города;;;;;;;;;;',
  'Наименование организации;Вид;Адрес;Тел.;Режим работы;Этаж;Наличие лифта;Как доехать;Дата проверки;Сайт;Директор',
  'Отдел по вопросам миграции;;ул. Лесная, 7;8 (3467) 33-44-55;вт–пт с 9 до 18;2 этаж;есть;Автобус 5, до «Почты»;26.05.2026;x.ru;Иванов',
  'Наш МФЦ;;пр. Мира, 1;22-33-44;;1;нет;;;;',
  'Ромашка;;ул. Мира, 2;;;;;;;;',
  ';поликлиника;ул. Мира, 3;;;;;;;;',
].join('\n')

const olga = () => office.chat('olga')
const last = (): string => olga().person.lastBotMessage()?.text ?? ''
const send = (text: string, who: 'olga' | 'irina' = 'olga') =>
  office
    .chat(who)
    .send({ document: { name: 'оргаnizations.csv', mime: 'text/csv', bytes: Buffer.from(text) } })
const pressNamed = (words: string) => {
  const found = olga()
    .person.lastBotMessage()
    ?.buttons.flat()
    .find(({ text }) => text.includes(words))?.data
  return olga().press(found ?? `no button ${words} in ${last()}`)
}

const stored = () =>
  office.rows<{ id: string; entry: { name: string; phone: string | null }; staff_id: string }>(
    `select id, entry, staff_id from directory_offices order by entry->>'name'`,
  )

describe('a table of organisations', () => {
  test('is tried first, place by place; taken, people see their own office at once', async () => {
    await send(TABLE)
    expect(last()).toContain('Понятно организаций: 2. Ещё 2 строки не войдёт')
    expect(last()).toContain('Новых: 2')
    expect(last()).toContain(
      'Строка 5, столбец «Наименование организации», «Ромашка»: непонятно, что это за организация',
    )
    expect(last()).toContain('Строка 6, столбец «Наименование организации»: нет названия')
    expect(last()).toContain('Строка 4, столбец «Тел.», «22-33-44»: это не один номер с кодом')
    expect(last()).toContain('Столбцы, которые я не читаю: Директор')
    expect(await stored()).toEqual([])
    await pressNamed('Показать')
    expect(last()).toContain('Отдел по вопросам миграции — отдел по вопросам миграции')
    expect(last()).toContain('Автобус 5, до «Почты»')
    await pressNamed('Назад')
    await pressNamed('Замечания файлом')
    expect(olga().heard()).toContain('Замечаний: 3')
    await olga().press(olga().dataOf('w.directory_file_take'))
    expect(olga().heard()).toContain('внесено организаций: 2')
    expect((await stored()).map(({ entry, staff_id }) => [entry.name, entry.phone, staff_id])).toEqual([
      ['Наш МФЦ', null, 'st_olga'],
      ['Отдел по вопросам миграции', '8 346 733 44 55', 'st_olga'],
    ])

    const anna = office.chat('anna')
    await anna.begin()
    expect(anna.heard()).toContain('8 346 733 44 55')
    await anna.say('где это находится?')
    expect(anna.heard()).toContain('ул. Лесная, 7')
    await anna.say('а есть там лифт?')
    expect(anna.heard()).toContain('Лифт есть')
    await anna.say('какой автобус туда идёт?')
    expect(anna.heard()).toContain('Автобус 5, до «Почты»')
    await anna.say('до скольки они работают?')
    expect(anna.heard()).toContain('вт–пт с 9 до 18')
  })

  test('that comes again adds nothing twice; what it says otherwise is changed, what it leaves empty stays', async () => {
    await send(TABLE)
    await pressNamed('Внести')
    await send(TABLE)
    expect(last()).toContain('Уже есть в справочнике: 2')
    await pressNamed('Не вносить')
    await send('Организация,Адрес,Телефон\nНаш МФЦ,"ул. Новая, 4",8 346 711 22 33')
    expect(last()).toContain('Изменятся: 1')
    expect(last()).toContain('В справочнике есть ещё 1, их нет в таблице')
    await pressNamed('Внести')
    const [first] = await stored()
    expect(first?.entry).toMatchObject({ address: 'ул. Новая, 4', floor: '1', lift: false })
    expect(await stored()).toHaveLength(2)
  })

  test('of no use says what to do; a head without a district may bring one, a psychologist may not', async () => {
    await send('Организация;Телефон\nМФЦ;8 346 711 22 33')
    expect(last()).toContain('Не хватает столбцов. Нужны «Организация» и «Адрес».')
    await send('Организация;Адрес\nМФЦ;ул. Мира, 1', 'irina')
    expect(office.chat('irina').heard()).toContain('В таблице 1 организация')
    const [answer] = await office.chat('lev').forge('w.directory')
    expect(answer?.text).toContain('Такого здесь нет')
  })
})

describe('an office of the directory', () => {
  const listed = async () => {
    await send(TABLE)
    await pressNamed('Внести')
    await olga().say('Ещё')
    await olga().press('w.directory')
  }

  test('is asked about after half a year by whoever answers for it, people are told so, and one press settles it', async () => {
    await listed()
    await office.at('2026-11-27T09:30:00+05:00')
    expect(olga().heard()).toContain('Полгода назад вы проверили сведения об организациях: 1')
    const anna = office.chat('anna')
    await anna.begin()
    expect(anna.heard()).toContain('Могло измениться')
    const [migration] = (await stored()).filter(({ entry }) => entry.name.startsWith('Отдел'))
    await olga().press(`w.directory_office.${migration?.id}`)
    expect(last()).toContain('Пора проверить. Последний раз: 26 мая 2026')
    await pressNamed('Всё верно')
    expect(last()).toContain('Проверено сегодня: Отдел по вопросам миграции')
    await office.at('2026-11-30T09:30:00+05:00')
    expect(last()).not.toContain('Полгода назад')
  })

  test('is corrected part by part, and removed after a question', async () => {
    await listed()
    await pressNamed('Наш МФЦ')
    await pressNamed('Телефон')
    await olga().say('22-33')
    expect(last()).toContain('Номер не прочитался')
    await olga().say('8 346 711 22 33')
    expect(last()).toContain('Телефон: 8 346 711 22 33')
    await pressNamed('К организации')
    await pressNamed('Лифт')
    await pressNamed('Лифт есть')
    expect((await stored())[0]?.entry).toMatchObject({ phone: '8 346 711 22 33', lift: true })
    await pressNamed('К организации')
    await pressNamed('Убрать')
    expect(await stored()).toHaveLength(2)
    await pressNamed('Да, убрать')
    expect((await stored()).map(({ entry }) => entry.name)).toEqual(['Отдел по вопросам миграции'])
  })

  test('has a sample whose own row is read back', async () => {
    await olga().forge('w.directory')
    await pressNamed('Образец')
    expect(olga().heard()).toContain('Заполните строки')
  })
})
