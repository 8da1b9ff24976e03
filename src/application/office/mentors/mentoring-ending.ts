import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { DutyDesk } from '../../ports/office/duty-desk.ts'
import type { EndingMentoring, MentorDesk } from '../../ports/office/mentor-desk.ts'
import { type Composer, toHead } from '../kit/composer.ts'
import { dailyNotice, type Finding } from '../kit/daily-notice.ts'
import { PAGE } from '../kit/list.ts'
import type { OfficeButton } from '../kit/office-words.ts'

const lineOf = ({ family, mentor, until }: EndingMentoring) => {
  const params = { name: shortName(family), date: { date: until } }
  return mentor === null
    ? text('office.mentors.ending.line_bare', params)
    : text('office.mentors.ending.line', { ...params, mentor: shortName(mentor) })
}

const toFamily = ({ id, family }: EndingMentoring): OfficeButton => [
  text('office.mentors.ending.family', { name: shortName(family) }),
  'case_mentoring',
  id,
]

/** Mentorings whose term ends soon: the head says whether they go on (seed 004, 3.8 and 3.9). */
const mentoringEnding: Composer = async ({ desks, person, day, words }) => {
  const head = await desks.staff.ofPerson(person, day)
  if (!head) throw new RangeError('the notice is for an employee who is no more')
  const ending = await desks.mentors.ending(head.department, day)
  if (ending.length === 0) return words.message([text('office.mentors.ending.none')])
  const shown = ending.slice(0, PAGE)
  return words.message(
    [
      text('office.mentors.ending.head', { n: ending.length }),
      ...shown.map(lineOf),
      text('office.mentors.ending.hint'),
    ],
    shown.map(toFamily),
  )
}

interface Reads {
  readonly desk: Pick<DutyDesk, 'heads'>
  readonly mentors: Pick<MentorDesk, 'endingIn'>
}

/** On the days on which the rule of the term warns (`scenarios/deadlines/mentor.yaml`), once for all families of a department. */
export const MENTORING_ENDING = dailyNotice<Reads>({
  rule: 'mentoring_ending',
  compose: toHead(mentoringEnding),
  find: async ({ after, day }: { after: LocalDate; day: LocalDate }, { desk, mentors }) => {
    const departments = await mentors.endingIn(after, day)
    return (await desk.heads(day)).flatMap(({ department, person }): Finding[] =>
      person !== null && departments.includes(department) ? [{ person, subject: department }] : [],
    )
  },
})
