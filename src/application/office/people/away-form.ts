import { readDate } from '../../../domain/when/read-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { dayFault } from '../kit/day-fault.ts'
import { typed } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import { CITIZEN } from './citizen.ts'
import { confirmPresence } from './note-presence.ts'

/** Further ahead nobody knows: then it is asked again. */
const YEARS = 1

const NO_SUCH_DAY = text('office.presence.no_such_day')

/** «Назвать день»: until which day somebody is away, in words. */
export const AWAY_UNTIL = dialogAbout({
  id: 'away_until',
  subject: CITIZEN,
  action: 'change_person',
  questions: (from) =>
    from.ask('until', (_, { moment, today }) =>
      typed(
        text('office.presence.ask_day'),
        (said) => {
          const vocabulary = moment.conversation.content.vocabulary[moment.language]
          const read = readDate(said, today, 'future', vocabulary, YEARS)
          if ('fault' in read) return { fault: dayFault(read, NO_SUCH_DAY) }
          return read.date < today ? { fault: NO_SUCH_DAY } : { value: read.date }
        },
        NO_SUCH_DAY,
      ),
    ),
  finish: (call, { id }, { until }) => confirmPresence.run({ ...call, args: [id, 'away', until] }),
})
