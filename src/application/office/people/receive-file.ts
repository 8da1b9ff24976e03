import { text } from '../../../domain/scenario/text-ref.ts'
import type { Decision } from '../../decision.ts'
import type { OfficeCall } from '../office-call.ts'
import { say } from '../use-case.ts'

/** A file that an employee sends: the register of people, to be looked through first. */
export const receiveFile = async (call: OfficeCall): Promise<Decision> =>
  say(call, [call.words.message([text('office.people.file_later')])])
