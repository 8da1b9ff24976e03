import { addDays, type LocalDate } from '../../src/domain/calendar/local-date.ts'
import { chatKey } from '../support/chat.ts'
import type { TestOffice } from '../support/office.ts'

/** A moment of a day in the region. */
export const moment = (day: LocalDate, time = '11:30'): string => `${day}T${time}:00+05:00`

/** A card joined to a chat whose owner agreed to be written to. */
export const link = async (office: TestOffice, key: 'anna' | 'maria', citizen: string): Promise<void> => {
  const chat = office.chat(key)
  await chat.after(() => chat.person.start())
  await chat.forge('m.consent_yes')
  await office.rows(
    'update citizens set person_id = (select id from people where chat_key = $1) where id = $2',
    [chatKey(chat.person.id), citizen],
  )
}

/** Lets days pass, late morning after late morning, until something is so; the last day it stood at. */
export const walkTo = async (
  office: TestOffice,
  from: LocalDate,
  to: LocalDate,
  until: (day: LocalDate) => boolean | Promise<boolean> = () => false,
): Promise<LocalDate> => {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    await office.at(moment(day))
    if (await until(day)) return day
  }
  return to
}

/** How a month stands with a person. */
export const monthOf = async (
  office: TestOffice,
  citizen: string,
  month = '2026-12',
): Promise<Record<string, string | null>> => {
  const [row] = await office.rows<Record<string, string | null>>(
    'select * from monthly_contacts where citizen_id = $1 and month = $2',
    [citizen, month],
  )
  return row ?? {}
}

/** Everything that was asked, as it reads. */
export const asked = (office: TestOffice, key: 'anna' | 'maria'): string[] =>
  office
    .chat(key)
    .person.screen()
    .filter(({ from, text }) => from === 'bot' && /Спрашиваю, как раз в месяц|Пишу ещё раз/.test(text))
    .map(({ text }) => text)

/** Tasks as they stand. */
export const tasksOf = (office: TestOffice, kind: string) =>
  office.rows<{
    citizen_id: string
    state: string
    result: string | null
    due: string
    urgency: string
    made_on: string
  }>(
    'select citizen_id, state, result, due, urgency, made_on from tasks where kind = $1 order by citizen_id',
    [kind],
  )
