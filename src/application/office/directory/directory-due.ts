import { isDue } from '../../../domain/organisations/directory-office.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Conversation } from '../../conversation.ts'
import type { DirectoryDesk, DirectoryLine } from '../../ports/office/directory-desk.ts'
import type { Employee, StaffDesk } from '../../ports/office/staff-desk.ts'
import { type Composer, toStaff } from '../kit/composer.ts'
import { dailyNotice } from '../kit/daily-notice.ts'
import { PAGE } from '../kit/list.ts'
import type { OfficeButton } from '../kit/office-words.ts'

/** Offices that somebody is to look at again: their own, and a head those of whoever works here no more. */
const dueFor = (
  { id, role, department }: Pick<Employee, 'id' | 'role' | 'department'>,
  lines: readonly DirectoryLine[],
  atWork: ReadonlySet<string>,
): readonly DirectoryLine[] =>
  lines.filter(
    (line) =>
      line.owner === id || (role === 'head' && line.department === department && !atWork.has(line.owner)),
  )

const idsAtWork = async (
  staff: Pick<StaffDesk, 'colleagues'>,
  department: string,
  day: string,
): Promise<{ readonly colleagues: readonly Employee[]; readonly ids: ReadonlySet<string> }> => {
  const colleagues = (await staff.colleagues(department, day)).filter(({ state }) => state === 'active')
  return { colleagues, ids: new Set(colleagues.map(({ id }) => id)) }
}

/** What is still to be looked at when the notice goes out: what was checked meanwhile is not asked again. */
const directoryDue: Composer = async ({ desks, person, day, today, words, conversation }) => {
  const reader = await desks.staff.ofPerson(person, day)
  if (!reader) throw new RangeError('the notice is for an employee who is no more')
  const lines = await desks.directory.lines(conversation.region.id)
  const { ids } = await idsAtWork(desks.staff, reader.department, today)
  const due = dueFor(reader, lines, ids).filter((line) => isDue(line, today))
  if (due.length === 0) return words.message([text('office.directory.nothing_due')])
  return words.message(
    [text('office.directory.told_due', { n: due.length })],
    [
      ...due
        .slice(0, PAGE)
        .map(
          ({ id, name }): OfficeButton => [
            text('office.directory.line_due', { name }),
            'directory_office',
            id,
          ],
        ),
      [text('office.directory.buttons.all'), 'directory'],
    ],
  )
}

interface Reads {
  readonly directory: DirectoryDesk
  readonly staff: Pick<StaffDesk, 'colleagues'>
  readonly conversation: Conversation
}

/** Half a year after an office of the directory was checked: to whoever answers for it, of all that came due since the last look. */
export const DIRECTORY_DUE = dailyNotice<Reads>({
  rule: 'directory_due',
  compose: toStaff(directoryDue),
  find: async ({ after, day }, { directory, staff, conversation }) => {
    const lines = await directory.lines(conversation.region.id)
    const fresh = lines.filter((line) => isDue(line, day) && !isDue(line, after))
    if (fresh.length === 0) return []
    const departments = [...new Set(fresh.map(({ department }) => department))]
    const found = await Promise.all(
      departments.map(async (department) => {
        const { colleagues, ids } = await idsAtWork(staff, department, day)
        return colleagues
          .filter((colleague) => dueFor(colleague, fresh, ids).length > 0)
          .flatMap(({ id, person }) => (person === null ? [] : [{ person, subject: id }]))
      }),
    )
    return found.flat()
  },
})
