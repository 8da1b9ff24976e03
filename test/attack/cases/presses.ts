import type { Chat } from '../../support/chat.ts'
import { standing, words } from '../../support/chat.ts'
import type { AttackCase } from '../support/case.ts'
import type { Findings } from '../support/findings.ts'
import type { Stage } from '../support/stage.ts'

type Citizen = Chat<Stage>

const UNKNOWN = 'screens.unknown_button'
const PUT_DOWN = 'screens.old_button_toast'

/** A press that must change nothing: no message, no step, no answer; a toast says why. */
const changesNothing = async (
  chat: Citizen,
  data: string,
  toast: string,
  findings: Findings,
): Promise<void> => {
  const before = standing(await chat.talk())
  const answers = await chat.answers()
  const seen = chat.toasts().length
  const said = await chat.forge(data)
  const shown = JSON.stringify(data)
  findings.same(
    `${shown} brings no message`,
    said.map(({ text }) => text),
    [],
  )
  findings.same(`${shown} is answered`, chat.toasts().slice(seen), [words(toast)])
  findings.same(`${shown} leaves the talk`, standing(await chat.talk()), before)
  findings.same(`${shown} records nothing`, await chat.answers(), answers)
}

/** The same button's own press does go on: whatever was refused before could have had an effect. */
const goesOn = async (chat: Citizen, choice: string, step: string, findings: Findings): Promise<void> => {
  await chat.press(choice)
  findings.same('the real button goes on', (await chat.talk()).step, step)
}

const neverIssued: AttackCase['run'] = async (stage, findings) => {
  const anna = await stage.onTheWay()
  const { id, session } = await anna.talk()
  const version = session.version.toString(36)
  const next = (session.version + 1).toString(36)
  const forged = [
    'm.delete_everything',
    'm.need.nowhere',
    'm.open.nobodys',
    `s${id}.${version}.not_on_offer`,
    `s${id}.${version}.`,
    `s${id}.-1.talked`,
    `s${id}.1e9.talked`,
    `s${id}.${next}.talked`,
    `${anna.dataOf('talked')}.talked`,
    "'; drop table people; --",
  ]
  for (const data of forged) await changesNothing(anna, data, UNKNOWN, findings)
  await goesOn(anna, 'talked', 'contact.outcome', findings)
}

const somebodyElses: AttackCase['run'] = async (stage, findings) => {
  const [anna, maria] = [await stage.onTheWay(), await stage.onTheWay()]
  const before = standing(await anna.talk())
  await changesNothing(maria, anna.dataOf('talked'), UNKNOWN, findings)
  await changesNothing(maria, `m.open.${before.id}`, UNKNOWN, findings)
  findings.same("the owner's talk stands", standing(await anna.talk()), before)
  await goesOn(anna, 'talked', 'contact.outcome', findings)
}

const foreignIds: AttackCase['run'] = async (stage, findings) => {
  const olga = stage.chat('olga')
  const [notThere] = await olga.forge('w.person.nosuchid')
  const [foreign] = await olga.forge('w.person.southern')
  findings.same('a foreign person reads like none', foreign?.text, notThere?.text)
  findings.lacks('the foreign name is not shown', foreign?.text ?? '', 'Вера')
  const [card] = await olga.forge('w.person.smirnova')
  findings.contains('an own person is shown', card?.text ?? '', 'Смирнова Анна')
  const refused = await stage.rows(
    "select 1 from audit where actor = 'st_olga' and object = 'citizen:southern' and outcome = 'refused'",
  )
  findings.holds('the refusal is on record', refused.length > 0)
}

const fiftyTimes: AttackCase['run'] = async (stage, findings) => {
  const anna = await stage.onTheWay()
  const before = await anna.talk()
  const data = anna.dataOf('talked')
  const said = await anna.after(() => {
    for (let tap = 0; tap < 50; tap += 1) anna.person.pressRaw({ data })
  })
  const after = await anna.talk()
  findings.same('one answer', said.length, 1)
  findings.same('one step', after.session.version, before.session.version + 1)
  findings.same('on the next question', after.step, 'contact.outcome')
  findings.same(
    'recorded once',
    (await anna.answers()).filter((step) => step === 'contact.reached').length,
    1,
  )
  findings.same('the rest is told so', anna.toasts(), Array(49).fill(words(PUT_DOWN)))
}

const stale: AttackCase['run'] = async (stage, findings) => {
  const anna = stage.citizen()
  await anna.begin()
  const old = anna.dataOf('urgent')
  await anna.walkTo('contact.outcome')
  const before = standing(await anna.talk())
  const question = anna.person.lastBotMessage()?.text
  const said = await anna.forge(old)
  findings.same(
    'the present question comes again',
    said.map(({ text }) => text),
    [words('screens.old_button'), question],
  )
  findings.same('no rewind', standing(await anna.talk()), before)
  await goesOn(anna, 'got_appointment', 'contact.appointment_day', findings)
}

const withoutMessage: AttackCase['run'] = async (stage, findings) => {
  const anna = await stage.onTheWay()
  await anna.forge(anna.dataOf('talked'), 999_999)
  findings.same('a message that is gone', (await anna.talk()).step, 'contact.outcome')
  const from = { id: anna.person.id, is_bot: false, first_name: 'Anna', language_code: 'ru' }
  const query = { id: '77', from, chat_instance: '1' }
  const data = anna.dataOf('got_appointment')
  const statuses = [
    await stage.post(stage.update({ callback_query: { ...query, data: 'm.nowhere' } })),
    await stage.post(stage.update({ callback_query: { ...query, data: 'x', inline_message_id: 'AAA' } })),
    await stage.post(stage.update({ callback_query: { ...query, game_short_name: 'chess' } })),
  ]
  await stage.settle()
  findings.same('each is taken', statuses, [200, 200, 200])
  findings.same('and changes nothing', (await anna.talk()).step, 'contact.outcome')
  await stage.post(stage.update({ callback_query: { ...query, data } }))
  await stage.settle()
  findings.same(
    'an own button without its message goes on',
    (await anna.talk()).step,
    'contact.appointment_day',
  )
  stage.letRefusals('editMessageText')
}

const strangeData: AttackCase['run'] = async (stage, findings) => {
  const anna = await stage.onTheWay()
  const { id, session } = await anna.talk()
  const version = session.version.toString(36)
  const strange = [
    '\u0000'.repeat(64),
    '\uffff'.repeat(21),
    '.'.repeat(64),
    ...['__proto__', 'constructor', 'toString'].flatMap((name) => [
      name,
      `m.${name}`,
      `m.need.${name}`,
      `e.${name}`,
      `s${id}.${version}.${name}`,
      `s${name}.1.talked`,
    ]),
  ]
  for (const data of strange) await changesNothing(anna, data, UNKNOWN, findings)
  const from = { id: anna.person.id, is_bot: false, first_name: 'Anna', language_code: 'ru' }
  const json = stage.update({ callback_query: { id: '78', from, chat_instance: '1', data: 'HERE' } })
  const [before = '', after = ''] = json.split('HERE')
  const bytes = Buffer.concat([
    Buffer.from(before),
    Buffer.from([0xc3, 0x28, 0xff, 0xfe]),
    Buffer.from(after),
  ])
  findings.same('bytes that are no UTF-8 are taken', await stage.post(new Uint8Array(bytes)), 200)
  await stage.settle()
  findings.same('and change nothing', (await anna.talk()).step, 'contact.reached')
  await goesOn(anna, 'talked', 'contact.outcome', findings)
}

/** Presses that no button of ours sends. */
export const PRESSES: readonly AttackCase[] = [
  { id: 'B1', name: 'callback data that was never issued', run: neverIssued },
  { id: 'B2', name: "somebody else's button, copied", run: somebodyElses },
  { id: 'B3', name: "a button with another person's id", run: foreignIds },
  { id: 'B4', name: 'one button fifty times at once', run: fiftyTimes },
  { id: 'B5', name: 'a button of three steps ago', run: stale },
  { id: 'B6', name: 'a button on a message that is gone, or on none', run: withoutMessage },
  { id: 'B7', name: 'NUL, broken UTF-8 and prototypes as data', run: strangeData },
]
