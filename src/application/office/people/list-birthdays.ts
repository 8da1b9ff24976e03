import { comingBirthdays } from '../../../domain/people/coming-birthdays.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { useCase } from '../kit/screen.ts'

/** So far ahead birthdays are shown: a month, with time for a card or a call. */
const DAYS = 31

/** «У кого скоро день рождения»: everybody in sight who lives here, the nearest first; a year that ends with 0 or 5 is marked. */
export const listBirthdays = useCase('find_people', async (call) => {
  const { desks, actor, today, moment } = call
  const [asked] = call.args
  const people = await desks.people.all(actor, today, moment.at)
  const all = comingBirthdays(people, today, DAYS)
  const { shown, turns } = pageOf(all, asked, (page) => ['birthdays', page])
  const lines = shown.map(({ person, day, age }) =>
    text(age % 5 === 0 ? 'office.people.birthdays.round' : 'office.people.birthdays.line', {
      name: shortName(person.name),
      date: { date: day },
      n: age,
    }),
  )
  const head = all.length === 0 ? 'office.people.birthdays.none' : 'office.people.birthdays.head'
  return {
    parts: [text(head, { n: all.length }), ...lines],
    buttons: [
      ...shown.map(
        ({ person }): OfficeButton => [
          text('office.people.line_bare', { name: shortName(person.name) }),
          'person',
          person.id,
        ],
      ),
      ...turns,
    ],
    place: placeOfList(asked),
  }
})
