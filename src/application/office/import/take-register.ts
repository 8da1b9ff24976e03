import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import { allowed } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'

/** Notes a file with people, to be fetched and looked through after the commit. */
export const takeRegister = (
  call: Pick<OfficeCall, 'moment' | 'actor' | 'words' | 'today'>,
  { file, ending }: { readonly file: string; readonly ending: string },
): Decision => {
  const { moment, actor, words, today } = call
  const id = moment.conversation.chance.id()
  return decide(moment, {
    replies: [
      words.message([text('office.import.taken')], [[text('office.import.buttons.how'), 'import', id]]),
    ],
    office: [
      { type: 'take_file', id, staff: actor.id, file, name: ending, day: today, at: moment.at },
      allowed(call, 'import_people', `import:${id}`),
    ],
  })
}
