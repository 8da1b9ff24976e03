import { may } from '../../../domain/access/can.ts'
import { text } from '../../../domain/scenario/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import { allowed } from '../audited.ts'
import { MOST_BYTES } from '../import/import-limits.ts'
import type { OfficeCall } from '../office-call.ts'
import { say } from '../use-case.ts'

/** Only this much of a name says anything: its ending (proof.md B24). */
const endingOf = (name: string): string => /\.[a-z0-9]{1,12}\s*$/i.exec(name.slice(-40))?.[0]?.trim() ?? ''

/**
 * A file that an employee sends: the register of people, to be looked through first. Here it is only noted; it is fetched
 * and read after the commit. What is too big by its declared size is not fetched at all (B23).
 */
export const receiveFile = async (call: OfficeCall): Promise<Decision> => {
  const [file = '', name = '', size = '0'] = call.args
  const { moment, actor, words, today } = call
  if (!may(actor.role, 'import_people')) return say(call, [words.message([text('office.import.not_yours')])])
  if (actor.districts.length === 0) return say(call, [words.message([text('office.import.no_district')])])
  if (Number(size) > MOST_BYTES)
    return say(call, [
      words.message([text('register_import.refused.too_big', { limit: MOST_BYTES / 1_048_576 })]),
    ])
  const id = moment.conversation.chance.id()
  return decide(moment, {
    replies: [
      words.message([text('office.import.taken')], [[text('office.import.buttons.how'), 'import', id]]),
    ],
    office: [
      { type: 'take_file', id, staff: actor.id, file, name: endingOf(name), day: today, at: moment.at },
      allowed(call, 'import_people', `import:${id}`),
    ],
  })
}
