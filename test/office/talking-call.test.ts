import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { CONTENT, words } from '../support/content.ts'
import { heardWhile, onTheWay } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

/** Monday morning of the region: the office is open. */
const MONDAY = '2026-11-23T10:00:00+05:00'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const LINE =
  CONTENT.regions.get('demo')?.organisations.find(({ kind }) => kind === 'region_social_line')?.phone ??
  'none'

const ring = async (): Promise<void> => {
  office.world.clock.advance(2_000)
  await office.world.round()
}

const tasks = () =>
  office.rows<{ kind: string; citizen_id: string | null; assignee_id: string | null; urgency: string }>(
    "select kind, citizen_id, assignee_id, urgency from tasks where kind <> 'monthly_call' order by kind",
  )

describe('«позвать человека»', () => {
  test('of a linked citizen: the number at once, a task, and the specialist sees where and why', async () => {
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
    await office.at(MONDAY)
    const said = (await anna.say('живой человек')).map(({ text }) => text).join('\n')
    expect(said).toContain(LINE)
    expect(said).toContain('Специалист сейчас на работе, до 18:00')
    expect(await tasks()).toEqual([
      { kind: 'human_call', citizen_id: 'smirnova', assignee_id: null, urgency: 'soon' },
    ])
    const olga = await heardWhile(office.chat('olga'), ring)
    expect(olga).toContain('Смирнова А. П.: нужен человек')
    expect(olga).toContain(`О чём: ${words('needs.passport.title')}`)
    expect(olga).toContain(`Этап: ${words('track.contact.title')}`)
    expect(olga).toContain('Остановка на вопросе')
    expect(office.chat('pavel').heard()).not.toContain('нужен человек')
    expect(office.chat('irina').heard()).not.toContain('нужен человек')
  })

  test.each(['оператор', 'позвать человека', '/human'])('by the words «%s»', async (typed) => {
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
    await anna.say(typed)
    expect(await tasks()).toHaveLength(1)
  })

  test('pressed three times it is one task', async () => {
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
    for (let time = 0; time < 3; time += 1) await anna.say('позвать человека')
    expect(anna.heard()).toContain('Специалист уже знает')
    expect(await tasks()).toHaveLength(1)
  })

  test('on a Sunday the answer is promised for the morning, not for now', async () => {
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
    const said = (await anna.say('позвать человека')).map(({ text }) => text).join('\n')
    expect(said).toContain('Ответ придёт сюда завтра, с 09:00')
  })

  test('of an unlinked chat the head is told, who is nobody in particular', async () => {
    const stranger = await onTheWay(office, 'stranger')
    await stranger.say('позвать человека')
    const irina = await heardWhile(office.chat('irina'), ring)
    expect(irina).toContain('гражданин: нужен человек')
    expect(irina).not.toContain('Некто')
    expect(await tasks()).toMatchObject([{ citizen_id: null, assignee_id: 'st_irina' }])
    expect(office.chat('olga').heard()).not.toContain('нужен человек')
  })

  test('another district does not see the call, and gets the same words as for none', async () => {
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
    await anna.say('позвать человека')
    const [{ id } = { id: '' }] = await office.rows<{ id: string }>('select id from handovers')
    const pavel = office.chat('pavel')
    const [foreign] = await pavel.forge(`w.call.${id}`)
    const [none] = await pavel.forge('w.call.nosuchcall')
    expect(foreign?.text).toBe(none?.text)
    const [taken] = await pavel.forge(`w.call_take.${id}`)
    expect(taken?.text).toBe(none?.text)
    expect(await office.rows("select 1 from handovers where state = 'waiting'")).toHaveLength(1)
  })
})

describe('other ways to call', () => {
  test('where the way itself hands over: the specialist reads that the step is hard', async () => {
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
    for (const choice of ['not_called_yet', 'scared', 'nervous', 'human']) await anna.press(choice)
    const olga = await heardWhile(office.chat('olga'), ring)
    expect(olga).toContain('Трудно сделать этот шаг')
  })

  test('under a reminder', async () => {
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
    const [row] = await office.rows<{ id: number; talk: string }>(
      `insert into reminders (key, rule, person_id, subject, base, due_at, expires_at, look_at, planned_at, state, settled_at)
       select 'told', 'track_left', p.id, t.id, '2026-11-22', now(), now(), now(), now(), 'sent', now()
       from people p join talks t on t.id = p.current_talk where p.staff_id is null returning id::int, subject as talk`,
    )
    await anna.forge(`r.${row?.id.toString(36)}.human.${row?.talk}`)
    expect(await tasks()).toHaveLength(1)
  })

  test('one talk at a time: the second call waits until the first is over', async () => {
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
    const maria = await onTheWay(office, 'maria', { citizen: 'kuznetsov' })
    await anna.say('позвать человека')
    await maria.say('позвать человека')
    await ring()
    const olga = office.chat('olga')
    const ids = (await office.rows<{ id: string }>('select id from handovers order by opened_at, id')).map(
      ({ id }) => id,
    )
    await olga.forge(`w.call_take.${ids[0]}`)
    await olga.forge(`w.call_take.${ids[1]}`)
    expect(olga.heard()).toContain('Сначала закончите разговор')
    expect(await office.rows("select 1 from handovers where state = 'open'")).toHaveLength(1)
  })

  test('answered by phone: the call is done, and that was a contact', async () => {
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova', consent: 'no' })
    await anna.say('позвать человека')
    await office.at(MONDAY)
    await office.chat('olga').press('phoned')
    expect(await office.rows("select state, result from tasks where kind = 'human_call'")).toEqual([
      { state: 'done', result: 'phoned' },
    ])
    expect(await office.rows('select kind, is_contact from deeds')).toEqual([
      { kind: 'phone', is_contact: true },
    ])
  })
})

describe('without a consent', () => {
  test('nothing is shown; it is asked once whether it may be, and the number stays', async () => {
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova', consent: 'no' })
    await office.at(MONDAY)
    await anna.say('позвать человека')
    const olga = await heardWhile(office.chat('olga'), ring)
    expect(olga).toContain('Смирнова А. П.')
    expect(olga).not.toContain('О чём:')
    expect(olga).toContain('Писать через бота нельзя')
    expect(anna.heard()).toContain('Показать специалисту, на каком шаге вы остановились?')
    await anna.say('позвать человека')
    expect(anna.heard().split('Показать специалисту')).toHaveLength(2)
  })

  test('«да»: the place is seen, and the two can write', async () => {
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova', consent: 'no' })
    await office.at(MONDAY)
    await anna.say('позвать человека')
    await anna.press('h.show')
    const olga = await heardWhile(office.chat('olga'), ring)
    expect(olga).toContain('О чём:')
    expect(office.chat('olga').dataOf('w.call_take')).toMatch(/^w\.call_take\./)
    expect(await tasks()).toHaveLength(1)
  })

  test('«нет»: the number again, nothing kept', async () => {
    const stranger = await onTheWay(office, 'stranger', { consent: 'no' })
    await stranger.say('позвать человека')
    await stranger.press('h.hide')
    expect(stranger.heard()).toContain('лучше позвонить')
    expect(await tasks()).toEqual([])
    expect(
      await office.rows(
        'select 1 from people where address is not null and id = (select person_id from handovers)',
      ),
    ).toEqual([])
  })

  test('a forged «да» of somebody who never called changes nothing', async () => {
    const anna = await onTheWay(office, 'anna', { consent: 'no' })
    await anna.forge('h.show')
    expect(await office.rows('select 1 from handovers')).toEqual([])
    expect(await office.rows('select 1 from people where consent is not null')).toEqual([])
  })
})

describe('nobody answers', () => {
  test('after half an hour of working time the head is told, once', async () => {
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
    await anna.say('позвать человека')
    await office.at('2026-11-23T09:29:00+05:00')
    expect(office.chat('irina').heard()).not.toContain('никто не отвечает')
    await office.at('2026-11-23T09:31:00+05:00')
    await office.at('2026-11-23T10:31:00+05:00')
    expect(office.chat('irina').heard().split('никто не отвечает')).toHaveLength(2)
  })

  test('whoever was answered in time is no such case', async () => {
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
    await office.at(MONDAY)
    await anna.say('позвать человека')
    await ring()
    await office.chat('olga').press('w.call_take')
    await office.at('2026-11-23T11:00:00+05:00')
    expect(office.chat('irina').heard()).not.toContain('никто не отвечает')
  })
})
