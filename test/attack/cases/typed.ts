import { JUNK, UNREADABLE } from '../../chat/bad-inputs.ts'
import { standing } from '../../support/chat.ts'
import type { AttackCase } from '../support/case.ts'
import { addPerson, answer, said } from '../support/said.ts'

const PLACE = 'contact.appointment_place'

const markup: AttackCase['run'] = async (stage, findings) => {
  const anna = stage.citizen('<b>Анна', '& <a href="x">')
  await anna.begin()
  await anna.walkTo(PLACE)
  const place = '<i>вход & <a href="tg://user?id=1">двор'
  await anna.say(place)
  findings.holds('own words with tags are an answer', (await anna.talk()).step !== PLACE)
  const address = 'Лесная <b>4</b> & <a href="x">'
  const card = await addPerson(stage.chat('olga'), { name: 'Тегова Вера Павловна', address })
  findings.contains('tags are shown as typed', card, address)
}

const oddTexts: AttackCase['run'] = async (stage, findings) => {
  const anna = await stage.onTheWay('contact.appointment_day')
  const before = standing(await anna.talk())
  for (const [what, typed] of Object.entries(UNREADABLE)) {
    findings.holds(`${what} is answered`, (await anna.say(typed)).length > 0)
    findings.same(`${what} is no day`, standing(await anna.talk()), before)
  }
  for (const [what, typed] of Object.entries(JUNK))
    findings.holds(`${what} is answered`, (await anna.say(typed)).length > 0)
  findings.same('and still no day', (await anna.talk()).step, 'contact.appointment_day')
  await anna.say('завтра')
  findings.holds('a day goes on', (await anna.talk()).step !== 'contact.appointment_day')
  const card = await addPerson(stage.chat('olga'), { name: '\u202eЛунина\u00a0 \u200bВера   Романовна' })
  findings.contains('a name loses what cannot be seen', card, 'Лунина Вера Романовна')
  findings.lacks('direction signs too', card, '\u202e')
}

const longAnswers: AttackCase['run'] = async (stage, findings) => {
  const olga = stage.chat('olga')
  const anna = await stage.onTheWay()
  await stage.link(anna, 'kuznetsov')
  await anna.say('позвать человека')
  // The notice of it waits for a decent hour; the call itself can be taken at any.
  const [{ id = '' } = {}] = await stage.rows<{ id: string }>(
    "select id from handovers where state = 'waiting' order by opened_at desc limit 1",
  )
  await olga.forge(`w.call_take.${id}`)
  const long = '<&>"'.repeat(1_000)
  await olga.say(long)
  const arrived = (): string =>
    said(anna.person.screen().filter(({ from, text }) => from === 'bot' && text.includes('<&>"')))
      .replaceAll('Специалист:', '')
      .replaceAll(/\s/g, '')
  await stage.until('the whole letter', () => arrived().length >= long.length)
  findings.same('4 000 signs that are longer escaped arrive whole', arrived(), long)
  const longest = Math.max(...anna.person.screen().map(({ text }) => text.length))
  findings.holds('no message is over the limit', longest <= 4_096, longest)
  await olga.press('w.call_end')
}

const fragments: AttackCase['run'] = async (stage, findings) => {
  const olga = stage.chat('olga')
  for (const typed of [
    '%',
    '_',
    '%_%',
    "' or 1=1 --",
    "Смирнова'; drop table citizens; --",
    '{{citizens}}',
    `$${'{process.env}'}`,
  ]) {
    const found = said(await olga.say(typed))
    findings.lacks(`${typed} is nobody`, found, 'Смирнова Вера')
    findings.lacks(`${typed} is not everybody`, found, 'Кузнецов')
  }
  findings.contains('a name is somebody', said(await olga.say('Кузнецов')), 'Кузнецов')
  const anna = await stage.onTheWay(PLACE)
  await anna.say(`$${'{process.exit()}'} {{session}} <%= 7*7 %> {7*7}`)
  findings.lacks('what looks like a template is words', anna.heard(), '49')
  findings.holds('and an answer', (await anna.talk()).step !== PLACE)
}

const days: AttackCase['run'] = async (stage, findings) => {
  const anna = await stage.onTheWay('contact.appointment_day')
  for (const typed of ['31.02', '01.01.1800', '99.99.9999', '1e9', '2026-13-45']) {
    const reply = said(await anna.say(typed))
    findings.holds(`${typed} is answered`, reply !== '')
    findings.same(`${typed} is no day of a visit`, (await anna.talk()).step, 'contact.appointment_day')
  }
  await anna.say('завтра')
  findings.holds('tomorrow is', (await anna.talk()).step !== 'contact.appointment_day')
  const olga = stage.chat('olga')
  await olga.forge('w.add_person')
  await answer(olga, 'Днева Вера Павловна')
  for (const typed of ['31.02.1950', '01.01.1800', '01.01.2090', 'вчера', '7.3.5'])
    findings.contains(`${typed}: with an example`, await answer(olga, typed), '12.03.1950')
  findings.contains('a day of birth goes on', await answer(olga, '12 марта 1950'), 'номер телефона')
  await answer(olga, 'отмена')
}

const phones: AttackCase['run'] = async (stage, findings) => {
  const olga = stage.chat('olga')
  await olga.forge('w.add_person')
  await answer(olga, 'Номерова Вера Павловна', '12.03.1950')
  for (const typed of ['восемь девятьсот', '1'.repeat(40), '12345', '112', '+7 (abc) 000', '٨٩٠٠'])
    findings.contains(`${typed} is no number`, await answer(olga, typed), 'номер')
  findings.contains('a number goes on', await answer(olga, '8 (000) 000-00-31'), 'дрес')
  await answer(olga, 'отмена')
  const anna = await stage.onTheWay()
  const before = standing(await anna.talk())
  const foreign = { phone_number: '+70000000077', first_name: 'Пётр', user_id: 42 }
  findings.holds("somebody's contact is answered", (await anna.send({ contact: foreign })).length > 0)
  findings.same('and is nobody’s number', standing(await anna.talk()), before)
  const kept = await stage.rows<{ row: string }>('select p::text as row from people p')
  findings.lacks('nor kept', kept.map(({ row }) => row).join(), '70000000077')
}

/** What is typed where something else was meant. */
export const TYPED: readonly AttackCase[] = [
  { id: 'B15', name: 'tags and ampersands in names and words', run: markup },
  { id: 'B16', name: 'emoji, direction signs, combining bombs, 4 096 signs', run: oddTexts },
  { id: 'B17', name: 'answers longer than a message', run: longAnswers },
  { id: 'B19', name: 'SQL and templates as words', run: fragments },
  { id: 'B20', name: 'days that cannot be', run: days },
  { id: 'B21', name: "numbers that are none, somebody else's contact", run: phones },
]
