import type { KnownRow } from '../../../domain/forms/known.ts'
import type { ListSource } from '../../../domain/forms/source-name.ts'
import { phoneOnPaper } from '../../../domain/numbers/phone-on-paper.ts'
import { taskWhat } from '../../office/tasks/task-words.ts'
import type { PersonOnPaper } from '../../ports/office/paper-desk.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import type { PaperGround } from '../paper-ground.ts'
import type { ListOf } from './list-of.ts'

/** Somebody to be seen, with everything that is due about them. */
interface Stop {
  readonly person: PersonOnPaper
  readonly tasks: readonly TaskLine[]
}

/** Street by street, and house by house: «дом 9» before «дом 10». */
const byAddress = (a: Stop, b: Stop): number =>
  (a.person.facts.address ?? '').localeCompare(b.person.facts.address ?? '', 'ru', { numeric: true })

const stops = ({ people, dueTasks }: PaperGround): Stop[] =>
  people
    .map((person) => ({ person, tasks: dueTasks.filter(({ citizen }) => citizen === person.id) }))
    .filter(({ tasks }) => tasks.length > 0)
    .sort(byAddress)

/** The day by which the first of them is due. */
const firstDue = (tasks: readonly TaskLine[]): string | undefined =>
  tasks.flatMap(({ due }) => due ?? []).sort()[0]

const row = ({ person, tasks }: Stop, n: number): KnownRow => {
  const { facts, lastContact } = person
  const due = firstDue(tasks)
  return {
    n,
    name: facts.name,
    address: facts.address,
    phone: facts.phone === null ? null : phoneOnPaper(facts.phone),
    what: { list: tasks.map(taskWhat) },
    due: due === undefined ? null : { date: due },
    last: lastContact === null ? null : { date: lastContact },
  }
}

const round: ListOf = (ground) => stops(ground).map((stop, at) => row(stop, at + 1))

/** The round of a day. */
export const ROUND_LISTS = { 'round.people': round } as const satisfies Partial<Record<ListSource, ListOf>>
