import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { Chat, openChat, standing, words } from '../support/chat.ts'
import { PLACES } from './bad-inputs.ts'

let anna: Chat
beforeEach(async () => {
  anna = await openChat(inject('postgresUrl'))
})
afterEach(async () => {
  expect(anna.world.playground.ledger.refused).toEqual([])
  await anna.world.close()
})

const HELP = ['human', 'helped'] as const

/** What has to be done at once with its number, a person called, a human offered, and no menu under it. */
const isAlarm = async (chat: Chat, act: () => unknown, kind: string, number = '112'): Promise<void> => {
  const language = chat.person.state.language === 'en' ? 'en' : 'ru'
  const before = (await chat.events()).length
  const said = await chat.after(act)
  expect(said[0]?.text).toContain(number)
  const [alone = ''] = words('screens.staying_alone', language).split(':')
  expect(said.map(({ text }) => text).join('\n')).toContain(alone)
  const labels = said.flatMap(({ buttons }) => buttons.flat()).map(({ text }) => text)
  for (const name of HELP) expect(labels).toContain(words(`screens.staying_buttons.${name}`, language))
  expect(said.flatMap(({ keyboard }) => keyboard ?? [])).toEqual([])
  const [event, ...more] = (await chat.events()).slice(before)
  expect(more).toEqual([])
  expect(event).toMatchObject({ kind: 'human_called', body: { reason: `danger_${kind}` } })
}

const WORDS: readonly [words: string, kind: string, number: string][] = [
  ['хочу умереть', 'suicide', '112'],
  ['Я не хочу больше жить.', 'suicide', '112'],
  ['муж бьёт меня', 'violence', '102'],
  ['у нас пожар', 'fire', '101'],
  ['ПАХНЕТ ГАЗОМ!!!', 'gas', '104'],
  ['мама потеряла сознание', 'unconscious', '103'],
  ['мне тяжело дышать, что делать', 'breath', '103'],
  ['таблеток напилась', 'overdose', '103'],
  ['рот перекосило', 'stroke', '103'],
  ['отдала газовщикам 8 тысяч', 'fraud_after', '102'],
  ['х\u200bочу ум\u200dереть', 'suicide', '112'],
]

describe('words of danger', () => {
  test.each(WORDS)('«%s» outside of a talk: %s, %s', (said, kind, number) =>
    isAlarm(anna, () => anna.person.say(said), kind, number),
  )

  test.each(PLACES)('in a talk at $name: the step waits, nothing is recorded as an answer', async (place) => {
    await anna.begin()
    await anna.walkTo(place.step, place.ways)
    const before = standing(await anna.talk())
    await isAlarm(anna, () => anna.person.say('я хочу умереть'), 'suicide')
    expect(standing(await anna.talk())).toEqual(before)
    await anna.say('повтори')
    expect((await anna.talk()).step).toBe(place.step)
  })

  test('at every kind of pause: paused, after days, stopped, on the consent question', async () => {
    await anna.begin()
    await anna.press('urgent')
    await isAlarm(anna, () => anna.person.say('меня бьют'), 'violence')
    await anna.press('m.consent_no')
    await anna.say('пауза')
    await isAlarm(anna, () => anna.person.say('меня бьют'), 'violence')
    anna.world.clock.advance(5 * 86_400_000)
    await isAlarm(anna, () => anna.person.say('хочу умереть'), 'suicide')
    await anna.say('стоп')
    await isAlarm(anna, () => anna.person.say('у нас пожар'), 'fire')
  })

  test('says whom it is about, and what to do first where it is gas without a smell or a wound of one’s own', async () => {
    const mother = await anna.say('мама упала и не встаёт')
    expect(mother[0]?.text).toContain(words('screens.danger_of.old'))
    await anna.press('helped')
    const self = await anna.say('я упала и не могу встать')
    expect(self[0]?.text).toBe(words('screens.danger.fall'))
    await anna.press('helped')
    const fumes = await anna.say('печку топили, у всех голова болит и тошнит')
    expect(fumes[0]?.text).toBe(words('screens.danger.gas_fumes'))
    await anna.press('helped')
    const wound = await anna.say('вены порезал, кровь везде')
    expect(wound[0]?.text).toBe(words('screens.danger.bleeding_self'))
    await anna.press('helped')
    const missing = await anna.say('муж ушёл за грибами и не вернулся')
    expect(missing[0]?.text).toBe(words('screens.danger.missing'))
  })

  test('in English', async () => {
    const john = new Chat(anna.world, 'john')
    await isAlarm(john, () => john.person.say('I want to die'), 'suicide')
  })

  test('in Russian from somebody whose telephone speaks English', async () => {
    const john = new Chat(anna.world, 'john')
    const said = await john.say('хочу умереть')
    expect(said[0]?.text).toContain('112')
    expect((await john.events())[0]).toMatchObject({ body: { reason: 'danger_suicide' } })
  })

  test('under a photo, in an edited message, at the end of a long one', async () => {
    await isAlarm(anna, () => anna.person.send({ photo: true, caption: 'квартира горит' }), 'fire')
    const { messageId } = anna.person.say('добрый день')
    await anna.world.settle()
    await isAlarm(anna, () => anna.person.edit(messageId, 'хочу умереть'), 'suicide')
    await isAlarm(anna, () => anna.person.say(`${'так вот '.repeat(509)}хочу умереть`), 'suicide')
  })
})

const familyTexts = (family: string): string[] =>
  ['one', 'two', 'three', 'four'].map((name) => words(`screens.staying.${family}.${name}`))

/** What a lonely man wrote after his cry; none of it is an answer to the question that stands. */
const AFTER_A_CRY = ['да кому я нужен', 'ладно', 'не знаю', 'хватит', 'что делать то', '2']

describe('after a cry the bot stays', () => {
  const labelsOf = (said: Awaited<ReturnType<Chat['say']>>): string[] =>
    said.flatMap(({ buttons }) => buttons.flat()).map(({ text }) => text)

  test('with a line of its own each time, a human in every message, and never the wall', async () => {
    await anna.begin()
    await anna.press('urgent')
    await anna.press('m.consent_no')
    const before = standing(await anna.talk())
    await anna.say('не хочу больше жить')
    let last = ''
    for (const typed of AFTER_A_CRY) {
      const said = await anna.say(typed)
      expect(familyTexts('mind')).toContain(said[0]?.text)
      expect(said[0]?.text).not.toBe(last)
      expect(labelsOf(said)).toContain(words('screens.staying_buttons.human'))
      expect(labelsOf(said)).toContain(words('screens.staying_buttons.back'))
      last = said[0]?.text ?? ''
    }
    const photo = await anna.after(() => anna.person.send({ photo: true }))
    expect(familyTexts('mind')).toContain(photo[0]?.text)
    expect(standing(await anna.talk())).toEqual(before)
    const back = await anna.press('m.come_back')
    expect(back[0]?.text).toBe(words('screens.staying_back'))
    expect(labelsOf(back).length).toBeGreaterThan(0)
    await anna.say('ладно')
    expect(standing(await anna.talk()).answers).not.toBeNull()
  })

  test('the same cry is answered in other words, a graver one as such', async () => {
    const first = await anna.say('не хочу жить')
    const again = await anna.say('не хочу жить')
    expect(again[0]?.text).not.toBe(first[0]?.text)
    expect(again[0]?.text).toContain('112')
    const pills = await anna.say('таблеток напилась')
    expect(pills[0]?.text).toBe(words('screens.danger.overdose'))
  })

  test.each([
    ['всё хорошо, скорая приехала', 'staying_over'],
    ['мне уже лучше', 'staying_over'],
  ])('«%s» ends it', async (typed, key) => {
    await anna.say('дышать нечем')
    const said = await anna.say(typed)
    expect(said[0]?.text).toBe(words(`screens.${key}`))
    const next = await anna.say('потерял паспорт')
    expect(next.map(({ text }) => text).join()).not.toContain(words('screens.danger.breath').slice(0, 20))
    expect((await anna.talk()).need).toBe('passport')
  })

  test('a typed button is its press, a named matter has its own line, help on its way stays the same cry', async () => {
    const first = await anna.say('дышать нечем')
    expect(labelsOf(first)).toContain(words('screens.menu_buttons.new'))
    const before = (await anna.events()).length
    for (const [typed, key] of [
      ['скорую вызвали', 'staying_coming.one'],
      ['скорая уже едет', 'staying_coming.two'],
      ['ладно, что с паспортом', 'staying_matter.one'],
      ['потеряла паспорт', 'staying_matter.two'],
      ['а вдруг придумала', 'staying.body.one'],
    ] as const)
      expect((await anna.say(typed))[0]?.text).toBe(words(`screens.${key}`))
    expect((await anna.events()).length).toBe(before)
    expect((await anna.say('мне уже помогают'))[0]?.text).toBe(words('screens.staying_over'))
    await anna.begin()
    await anna.say('дышать нечем')
    expect((await anna.say('вернуться'))[0]?.text).toBe(words('screens.staying_back'))
    await anna.say('муж бьёт меня')
    let last = ''
    for (const cry of ['муж бьёт меня', 'муж бьёт меня', 'муж бьёт меня', 'муж бьёт меня']) {
      const [said] = await anna.say(cry)
      expect(said?.text).not.toBe(last)
      last = said?.text ?? ''
    }
  })

  test('what was said has its own line, whatever it could be elsewhere', async () => {
    await anna.say('пахнет газом')
    for (const [typed, line] of [
      ['краны закрыла, а пахнет', 'taps_closed'],
      ['никуда не пойду', 'stays_inside'],
      ['позвоните им сами', 'call_for_me'],
      ['завтра в 10 утра', 'later'],
    ] as const) {
      const said = await anna.say(typed)
      expect(said[0]?.text).toBe(words(`screens.staying_said.${line}`))
      expect(said.flatMap(({ buttons }) => buttons.flat()).map(({ text }) => text)).toContain(
        words('screens.staying_buttons.human'),
      )
    }
  })

  test.each([
    ['жить не хочу', 'отстаньте', 'staying_said.leave_me'],
    ['жить не хочу', 'таблетки уже выпила', 'danger.overdose'],
    ['жить не хочу', 'порезала руки', 'danger.bleeding_self'],
    ['жить не хочу', 'стою на балконе', 'staying_said.at_hand'],
    ['жить не хочу', 'нормально все я пошутила', 'staying_ended.taken_back_mind'],
    ['жить не хочу', 'никому не говорите', 'staying_said.secret'],
    ['дышать нечем', 'он не дышит', 'danger_again.body'],
    ['дышать нечем', 'потерял сознание', 'danger.unconscious'],
    ['дышать нечем', 'едут', 'staying_coming.one'],
    ['дышать нечем', 'скорая забрала', 'staying_over'],
    ['дышать нечем', 'приехали спасибо', 'staying_over'],
    ['у нас пожар', 'огонь ближе', 'staying_said.fire_closer'],
    ['у нас пожар', 'дым в комнате', 'staying_said.fire_closer'],
    ['у нас пожар', 'приехали мчс', 'staying_over'],
    ['меня муж бьёт', 'он ломает дверь', 'staying_said.breaking_in'],
    ['меня муж бьёт', 'всё, он ушёл, теперь спокойно', 'staying_said.he_left'],
    ['меня муж бьёт', 'ну ладно позвонила', 'staying_said.called'],
    ['меня муж бьёт', 'адрес лесная 4 кв 12', 'staying_said.address'],
    ['упала, не могу встать', 'ключ под ковриком, квартира 3, Озёрная 2', 'staying_said.address'],
    ['упала, не могу встать', 'больно бедро', 'staying_said.in_pain'],
    ['упала, не могу встать', 'помогите', 'staying_said.plea_body'],
    ['кровь не останавливается', 'бинта нет', 'staying_said.no_bandage'],
    ['второй день нечего есть', 'денег на телефоне нет', 'staying_said.no_phone'],
  ])('«%s» – «%s» is heard in its light: %s', async (cry, then, key) => {
    await anna.say(cry)
    const said = await anna.say(then)
    expect(said[0]?.text).toBe(words(`screens.${key}`))
  })

  test('whoever does not want to trouble an ambulance raises no second alarm', async () => {
    await anna.say('сердце болит, давит в груди')
    const before = (await anna.events()).length
    const [said] = await anna.say('не хочу скорую беспокоить')
    expect(said?.text).toBe(words('screens.staying_said.no_bother'))
    expect((await anna.events()).length).toBe(before)
  })

  test('the keyboard ends it, and so does a night', async () => {
    await anna.say('сын пьяный дерётся боюсь домой')
    const fresh = await anna.say(words('screens.menu_buttons.new'))
    expect(fresh[0]?.text).toBe(words('screens.ask_problem'))
    await anna.say('не хочу жить')
    anna.world.clock.advance(7 * 3_600_000)
    await anna.say('потерял паспорт')
    expect((await anna.talk()).need).toBe('passport')
  })

  test('whoever was robbed can go on to the matter by a press', async () => {
    const said = await anna.say('уже назвала код')
    expect(labelsOf(said)).toContain(words('screens.staying_buttons.fraud'))
    await anna.press('m.need.fraud')
    expect((await anna.talk()).need).toBe('fraud')
  })
})

test.each([
  'пожарная лестница сломана',
  'сгорели документы в прошлом году',
  'умираю от скуки',
  'убил бы этого чиновника',
  'выбили дверь шкафа',
  'газета пришла',
  'горит лампочка в лифте',
])('«%s» is no alarm', async (said) => {
  await anna.say(said)
  expect((await anna.events()).filter(({ kind }) => kind === 'human_called')).toEqual([])
})

test('in a talk about a fraud what has happened is no new alarm; what happens now is one', async () => {
  await anna.after(() => anna.person.start())
  await anna.forge('m.need.fraud')
  await anna.walkTo('contact.reached')
  const said = await anna.say('меня обманули мошенники, перевела им деньги')
  expect(said.map(({ text }) => text).join('\n')).not.toContain(words('screens.staying_alone').split(':')[0])
  await isAlarm(
    anna,
    () => anna.person.say('они опять звонят, говорят переведите деньги на безопасный счёт'),
    'fraud_now',
    'трубку',
  )
})
