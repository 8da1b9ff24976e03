import { can } from '../../../domain/access/can.ts'
import type { MentorChange, MentorRecord, MentorStanding } from '../../ports/office/mentor-desk.ts'
import type { Subject } from '../kit/about.ts'

/** A candidate or mentor of the actor's department. */
export const MENTOR: Subject<MentorRecord> = {
  kind: 'mentor',
  find: async ({ desks, actor }, action, id) => {
    const found = await desks.mentors.find(actor.department, id)
    return found && can(actor, action, { department: found.department }) ? found : null
  },
}

/** The record with something of it otherwise. */
export const changedMentor = (record: MentorRecord, change: Partial<MentorStanding>): MentorRecord => ({
  ...record,
  ...change,
})

/** What stores a record as it stands now. */
export const keptMentor = (record: MentorRecord): MentorChange => {
  const { id, revision, facts, state, questionnaireOn, papersOn, decidedOn, number, refusal, staff } = record
  return {
    type: 'keep_mentor',
    id,
    revision,
    standing: { facts, state, questionnaireOn, papersOn, decidedOn, number, refusal, staff },
  }
}
