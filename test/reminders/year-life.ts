import type { Chat } from '../support/chat.ts'
import type { Diary } from './diary.ts'

/** Something that happens at a local moment of the person's zone. */
export interface LifeEvent {
  /** `2026-11-23T12:00` */
  readonly at: string
  /** What is written into the file. */
  readonly does: string
  readonly act: (diary: Diary, chat: Chat) => unknown
}

const event = (at: string, does: string, act: LifeEvent['act']): LifeEvent => ({ at, does, act })

/** A year of one person: what is said in the chat is said there, later papers and plans are put into the tables. */
export const LIFE: readonly LifeEvent[] = [
  event(
    '2026-11-23T12:00',
    'walks to the call in the chat and agrees on 10 December, 10:30',
    async (diary, chat) => {
      await chat.begin()
      await diary.settlesIn()
      await chat.walkTo('contact.appointment_place', { 'contact.appointment_day': '10 декабря' })
      await chat.press('skip')
    },
  ),
  event('2026-11-23T12:05', 'plans two things, for 25 and 27 November', async (diary) => {
    await diary.says('plan0', 'plan_action', '2026-11-25')
    await diary.says('plan1', 'plan_action', '2026-11-27')
  }),
  event('2026-11-26T18:00', 'does the second a day early', (diary) => diary.settles('plan1', 'done')),
  event('2026-12-09T09:00', 'moves the visit to 14 December, 08:30', (diary) =>
    diary.says('visit', 'appointment', '2026-12-14', '08:30'),
  ),
  event('2026-12-14T20:00', 'tells how it went', (diary) => diary.settles('visit', 'outcome_noted')),
  event('2026-12-20T12:00', 'has a paper until 31 January', (diary) =>
    diary.says('end_registration', 'paper_end', '2027-01-31'),
  ),
  event('2026-12-28T15:00', 'puts a call off to 1 January', (diary) =>
    diary.says('retry', 'retry', '2027-01-01'),
  ),
  event('2027-01-12T10:00', 'makes the call', (diary) => diary.settles('retry', 'done')),
  event('2027-01-20T12:00', 'has a paper until 31 March', (diary) =>
    diary.says('end_passport', 'paper_end', '2027-03-31'),
  ),
  event('2027-02-10T12:00', 'finds calling hard', (diary) =>
    diary.says('skill_call', 'weak_skill', '2027-02-10'),
  ),
  event('2027-03-01T12:00', 'still finds calling hard', (diary) =>
    diary.says('skill_call', 'weak_skill', '2027-03-01'),
  ),
  event('2027-04-02T12:00', 'plans for 8 April, has a paper until 17 May', async (diary) => {
    await diary.says('plan2', 'plan_action', '2027-04-08')
    await diary.says('end_snils', 'paper_end', '2027-05-17')
  }),
  event('2027-04-05T12:00', '(the bot stands still)', (diary) => diary.standStill()),
  event('2027-04-19T12:00', '(the bot is back)', (diary) => diary.goOn()),
  event('2027-05-20T12:00', 'agrees on a visit on 27 May, 10:30', (diary) =>
    diary.says('visit', 'appointment', '2027-05-27', '10:30'),
  ),
  event('2027-05-26T11:00', 'blocks the bot', (_, chat) => chat.after(() => chat.person.block())),
  event('2027-05-27T07:00', 'comes back', async (_, chat) => {
    await chat.after(() => chat.person.unblock())
    await chat.say('Здравствуйте')
  }),
  event('2027-05-27T18:00', 'tells how it went', (diary) => diary.settles('visit', 'outcome_noted')),
  event('2027-06-01T12:00', 'has to begin with a paper on 12 June, a holiday', (diary) =>
    diary.says('start_photo', 'paper_start', '2027-06-12'),
  ),
  event('2027-06-20T12:00', 'has papers until 31 August and 30 September', async (diary) => {
    await diary.says('end_policy', 'paper_end', '2027-08-31')
    await diary.says('end_benefit', 'paper_end', '2027-09-30')
  }),
  event('2027-07-31T09:00', 'switches reminders of papers off', (diary) => diary.mutes(['papers'])),
  event('2027-08-20T09:00', 'switches them on again', (diary) => diary.mutes([])),
  event('2027-09-28T12:00', 'plans two things for 4 October', async (diary) => {
    await diary.says('plan3', 'plan_action', '2027-10-04')
    await diary.says('plan4', 'plan_action', '2027-10-04')
  }),
  event('2027-11-04T12:00', 'puts a call off to 6 November, a Saturday', (diary) =>
    diary.says('retry', 'retry', '2027-11-06'),
  ),
]

/** The last moment that is looked at. */
export const END = '2027-11-22T12:00'
