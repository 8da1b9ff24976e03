import { text } from '../../../domain/words/text-ref.ts'
import type { Decision } from '../../decision.ts'
import { MOST_OWN_FORM_BYTES } from '../../ports/own-forms.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, show } from '../kit/screen.ts'
import { formTitle } from './list-papers.ts'

/** Endings of Word files: each is taken for a template, and judged by its bytes. */
const WORD = /^\.(?:docx|docm|dotx|dotm|doc|dot|odt|rtf)$/i

/** Whether a file is a text document by its name. */
export const isWordName = (ending: string): boolean => WORD.test(ending)

const refused = (why: string, mark = ''): Screen => ({
  parts: [text(`office.own_forms.refused.${why}`, { mark })],
})

const screenOf = async (
  call: OfficeCall,
  { file, size }: { readonly file: string; readonly size: number },
): Promise<Screen> => {
  if (size > MOST_OWN_FORM_BYTES) return refused('too_big')
  const fetched = await call.desks.fetchFile(file, MOST_OWN_FORM_BYTES)
  if ('refused' in fetched) return refused(fetched.refused)
  const read = await call.desks.ownFormEngine.read(fetched.bytes)
  if ('refused' in read) return refused(read.refused, read.tag)
  const { actor, today, moment } = call
  const id = moment.conversation.chance.id()
  const forms = [...moment.conversation.content.forms.values()].filter(({ formats }) =>
    formats.includes('docx'),
  )
  return {
    parts: [text('office.own_forms.which')],
    buttons: forms.map((form): OfficeButton => [formTitle(form), 'own_form_try', id, form.id]),
    changes: [
      {
        type: 'receive_own_form',
        id,
        department: actor.department,
        file: Buffer.from(fetched.bytes).toString('base64'),
        by: actor.id,
        on: today,
      },
    ],
  }
}

/** A Word file of the head's: their own template of a form. Outages throw, the update comes again. */
export const receiveOwnForm = async (
  call: OfficeCall,
  told: { readonly file: string; readonly size: number },
): Promise<Decision> => show(call, 'keep_own_forms', await screenOf(call, told))
