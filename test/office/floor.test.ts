import { afterEach, describe, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'
import { addEvents, buttons, join, last, TOWN, TOWN_PEOPLE } from './events-world.ts'
import { asked, link, walkTo } from './monthly-world.ts'

let office: TestOffice
afterEach(() => office.close())

const anna = () => office.chat('anna')
const deeds = () =>
  office.rows<{ outcome: string }>("select outcome from deeds where citizen_id = 'smirnova' order by at")

describe('the month’s ask has the floor', () => {
  const askedInLesson = async (): Promise<string> => {
    office = await openOffice(inject('postgresUrl'))
    await link(office, 'anna', 'smirnova')
    await anna().forge('m.lesson.fraud')
    const { step } = await anna().talk()
    await walkTo(office, '2026-12-01', '2026-12-10', () => asked(office, 'anna').length > 0)
    return step
  }

  test('with a lesson open «слава богу, живём потихоньку» is the month’s answer', async () => {
    const step = await askedInLesson()
    await anna().say('слава богу, живём потихоньку')
    expect((await deeds()).map(({ outcome }) => outcome)).toEqual(['well'])
    expect((await anna().talk()).step).toBe(step)
  })

  test('«не жалуюсь, только вот скучно» is asked, «потом отвечу» is later', async () => {
    await askedInLesson()
    await anna().say('не жалуюсь, только вот скучно')
    expect(await deeds()).toEqual([])
    await anna().say('некогда мне, потом отвечу')
    expect(last(office, 'anna')).toContain('спрошу')
    expect(await deeds()).toEqual([])
  })
})

describe('an invitation has the floor', () => {
  test.each([
    ['схожу, конечно', 'going'],
    ['не приду, ноги болят', 'declined'],
  ])('«%s» is %s', async (said, state) => {
    office = await openOffice(inject('postgresUrl'), TOWN, { people: TOWN_PEOPLE })
    await join(office, 'anna', 'smirnova')
    await addEvents(office, { id: 'ev1' })
    await office.chat('olga').forge('w.event_invite.ev1')
    await office
      .chat('olga')
      .press(buttons(office, 'olga').find(({ data }) => data.startsWith('w.invite_send.'))?.data ?? '')
    await office.invited()
    await anna().say(said)
    expect(await office.rows("select state from sign_ups where citizen_id = 'smirnova'")).toEqual([{ state }])
  })
})
