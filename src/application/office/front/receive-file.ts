import { may } from '../../../domain/access/can.ts'
import type { ToldFile } from '../../../domain/events/kept-reading.ts'
import { cutText } from '../../../domain/text/cut-text.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Decision } from '../../decision.ts'
import { MOST_SCHEDULE_BYTES } from '../../ports/open-schedule.ts'
import { receiveDirectory } from '../directory/receive-directory.ts'
import { isCalendarName } from '../events/schedule/read-schedule-file.ts'
import {
  fetchSchedule,
  kindOfFile,
  receiveSchedule,
  WHICH_FILE,
} from '../events/schedule/receive-schedule.ts'
import { MOST_BYTES } from '../import/import-limits.ts'
import { takeRegister } from '../import/take-register.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { say } from '../kit/use-case.ts'
import { isWordName, receiveOwnForm } from '../papers/receive-own-form.ts'

/** Only this much of a name decides anything: its ending (promises.md B24). */
const endingOf = (name: string): string => /\.[a-z0-9]{1,12}\s*$/i.exec(name)?.[0]?.trim() ?? ''

const LONGEST_NAME = 120

/**
 * A file that an employee sends: a head's own template of a form, the register of people, a partner's plan of events, or the
 * region's organisations; its headings tell which. A register is only noted here, it is fetched and read after the commit. What is too big by its declared size is not fetched at all
 * (B23).
 */
export const receiveFile = async (call: OfficeCall): Promise<Decision> => {
  const [file = '', name = '', size = '0'] = call.args
  const { actor, words } = call
  const told: ToldFile = {
    file,
    ending: endingOf(name),
    size: Number(size),
    source: cutText(name, LONGEST_NAME),
  }
  if (isWordName(told.ending) && may(actor.role, 'keep_own_forms')) return receiveOwnForm(call, told)
  if (!may(actor.role, 'import_people')) return say(call, [words.message([text('office.import.not_yours')])])
  if (told.size > MOST_BYTES)
    return say(call, [
      words.message([text('register_import.refused.too_big', { limit: MOST_BYTES / 1_048_576 })]),
    ])
  const isCalendar = isCalendarName(told.ending)
  if (!isCalendar && told.size > MOST_SCHEDULE_BYTES) return inDistrict(call, () => takeRegister(call, told))
  const fetched = await fetchSchedule(call, told)
  const kind = isCalendar ? 'schedule' : await kindOfFile(call, told, fetched)
  if (kind === 'directory') return receiveDirectory(call, told, fetched)
  return inDistrict(call, () => {
    if (kind === 'schedule') return receiveSchedule(call, told, fetched)
    return kind === 'either' ? WHICH_FILE.begin(call, told) : takeRegister(call, told)
  })
}

/** People and events belong to a district: whoever has none is told so. */
const inDistrict = (
  call: OfficeCall,
  take: () => Decision | Promise<Decision>,
): Decision | Promise<Decision> =>
  call.actor.districts.length === 0
    ? say(call, [call.words.message([text('office.import.no_district')])])
    : take()
