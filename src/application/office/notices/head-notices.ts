import { instantOf } from '../../../domain/calendar/instant.ts'
import { addDays } from '../../../domain/calendar/local-date.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Cover, CoveredSpan, HandBack } from '../../ports/office/arranging-desk.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { reviewOf, weeklyMessage } from '../board/weekly-message.ts'
import type { Composer, Composing } from '../kit/composer.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { taskTitle } from '../tasks/task-words.ts'

/** Tasks told by name. */
const MOST_TASKS = 6

const reader = async ({ desks, person, day }: Composing): Promise<Employee> => {
  const found = await desks.staff.ofPerson(person, day)
  if (!found) throw new RangeError('the notice is for an employee who is no more')
  return found
}

/** The first working day of a week: what the week before came to. */
export const weeklySummary: Composer = async (composing) => {
  const { desks, day, conversation, words } = composing
  const { department } = await reader(composing)
  const board = await desks.board.board(department, day)
  const review = await reviewOf(desks, department, day, conversation.region.time_zone)
  return weeklyMessage(board, review, words)
}

const termOf = ({ districtName, from, until }: Cover): TextRef =>
  until === null
    ? text('office.cover.term_open', { district: districtName, from: { date: from } })
    : text('office.cover.term', { district: districtName, from: { date: from }, until: { date: until } })

/** Somebody stands in for a colleague: which districts, from when until when. */
export const coverBegins: Composer = async (composing) => {
  const { desks, day, subject, words } = composing
  const { id, department } = await reader(composing)
  const covers = (await desks.arranging.covers(department, day)).filter(
    ({ owner, by }) => owner.id === subject && by.id === id,
  )
  const [first] = covers
  if (!first) return words.message([text('office.cover.called_off')])
  return words.message(
    [
      text('office.cover.begins', { name: first.owner.name }),
      ...covers.map(termOf),
      text('office.cover.begins_how'),
    ],
    [[text('office.menu.entries.today'), 'today']],
  )
}

/** Somebody does the head's work: from when until when, and what it means; or does no longer. */
export const headCover: Composer = async (composing) => {
  const { desks, day, subject, words } = composing
  const { id, department } = await reader(composing)
  const found = (await desks.headCovers.all(department, day)).find(
    (each) => each.id === subject && each.by.id === id,
  )
  if (!found) return words.message([text('office.head_cover.called_off')])
  const { owner, from, until } = found
  const term =
    until === null
      ? text('office.head_cover.begins.deputy', { name: owner.name })
      : text('office.head_cover.begins.cover', {
          name: owner.name,
          from: { date: from },
          until: { date: until },
        })
  return words.message(
    [term, text('office.head_cover.begins_how')],
    [[text('office.menu.entries.today'), 'today']],
  )
}

const deedLine = ({ deeds, contacted }: HandBack, has: (key: string) => boolean): TextRef[] => [
  text('office.cover.contacted', { n: contacted }),
  ...deeds
    .filter(({ kind }) => has(`office.contact.kinds.${kind}`))
    .map(({ kind, n }) => text('office.cover.deed', { kind: text(`office.contact.kinds.${kind}`), n })),
]

/** Back at work: what was done meanwhile, and what is open. */
export const handedBack: Composer = async ({ desks, day, subject, words, conversation }) => {
  const zone = conversation.region.time_zone
  const until = addDays(day, -1)
  const covers = await desks.arranging.coversEnded(subject, until)
  const [first] = covers
  if (!first) return words.message([text('office.cover.called_off')])
  const endsAt = instantOf(day, '00:00', zone)
  const spans = covers.map(
    ({ district, from }): CoveredSpan => ({
      district,
      from,
      until,
      startsAt: instantOf(from, '00:00', zone),
      endsAt,
    }),
  )
  const report = await desks.arranging.handBack(spans, MOST_TASKS)
  const who = [...new Set(covers.map(({ by }) => shortName(by.name)))]
  const parts = [
    text('office.cover.handed_back', { names: { list: who } }),
    ...covers.map(termOf),
    text('talk.blank'),
    ...deedLine(report, (key) => words.has(key)),
    text('office.cover.done', { n: report.doneCount }),
    ...report.done.map((task) => text('office.cover.done_line', { what: taskTitle(task) })),
    text('office.cover.open', { n: report.openCount }),
  ]
  const buttons: OfficeButton[] = [
    ...report.open.map((task): OfficeButton => [words.plain(taskTitle(task)), 'task', task.id]),
    [text('office.menu.entries.today'), 'today'],
  ]
  return words.message(parts, buttons)
}

/** A district changed hands for good: the one who has it, and the one who had it. */
export const districtGiven: Composer = async (composing) => {
  const { desks, day, subject, words } = composing
  const { id, department } = await reader(composing)
  const found = (await desks.arranging.districts(department, day)).find((each) => each.id === subject)
  if (!found) throw new RangeError('no such district')
  const isOwn = found.owners.some((owner) => owner.id === id)
  const names = { list: found.owners.map(({ name }) => shortName(name)) }
  return words.message(
    [
      isOwn
        ? text('office.districts.now_yours', { district: found.name })
        : text('office.districts.now_others', { district: found.name, names }),
    ],
    [[text('office.menu.entries.today'), 'today']],
  )
}
