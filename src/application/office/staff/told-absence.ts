import { may } from '../../../domain/access/can.ts'
import { toldCover } from '../../../domain/office-ear/told-cover.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Decision } from '../../decision.ts'
import { officeEarOf } from '../../listening/office-ear.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { about } from '../kit/about.ts'
import { noteOf } from '../kit/field.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { quotedWords } from '../kit/quoted-words.ts'
import { show, toast } from '../kit/screen.ts'
import { begunCover } from './arrange-cover.ts'
import { ACTIVE_EMPLOYEE, othersThan } from './employee.ts'

const STAFF: OfficeButton = [text('office.more.buttons.staff'), 'staff']

/** What words tell of a cover, among those who work in the department. */
const heardCover = async (call: OfficeCall, said: string) => {
  const { moment, today } = call
  const colleagues = await call.desks.staff.colleagues(call.actor.department, today)
  const active = colleagues.filter(({ state }) => state === 'active')
  return toldCover(said, active, officeEarOf(moment.conversation.content, moment.language, today))
}

/** Somebody is away: a head is offered the cover of whoever was named, with what was told of it; everybody else tells the head. */
export const offerCover = async (call: OfficeCall, said: string): Promise<Decision> => {
  if (!may(call.actor.role, 'arrange_cover'))
    return show(call, 'see_own_day', { parts: [text('office.more.answered.leave.text')] })
  const { owner, by, from, until } = await heardCover(call, said)
  if (owner === null)
    return show(call, 'see_own_day', {
      parts: [text('office.more.answered.leave.for_head')],
      buttons: [STAFF],
    })
  return show(call, 'see_own_day', {
    parts: [
      text('office.ear.cover.head', { name: shortName(owner.name) }),
      ...(by === null ? [] : [text('office.ear.cover.by', { name: shortName(by.name) })]),
      ...(from === null ? [] : [text('office.ear.cover.from', { date: { date: from } })]),
      ...(until === null ? [] : [text('office.ear.cover.until', { date: { date: until } })]),
      text('office.ear.words', { words: noteOf(said) }),
      text('office.ear.cover.ask'),
    ],
    buttons: [
      [text('office.ear.cover.arrange', { name: shortName(owner.name) }), 'heard_cover', owner.id],
      STAFF,
      [text('office.ear.buttons.not_that'), 'heard_not'],
    ],
  })
}

/** «Замещение: Громов П. И.»: the dialog of a cover with what the words told; all else is asked, and the end asks for a yes. */
export const arrangeHeardCover = about(ACTIVE_EMPLOYEE, 'arrange_cover', async (call, found: Employee) => {
  const said = quotedWords(call.moment)
  if (said === null) return toast(call, 'office.ear.no_words')
  const { by, from, until } = await heardCover(call, said)
  const others = await othersThan(call, found.id)
  const stand = others.find(({ id }) => id === by?.id)
  const first = from !== null && from >= call.today ? from : null
  return begunCover(call, found, { by: stand?.id ?? null, from: first, until })
})

/** «Кто в отпуске?»: whoever is stood in for, today and later. */
export const whoIsAway = async (call: OfficeCall): Promise<Decision> => {
  if (!may(call.actor.role, 'arrange_cover'))
    return show(call, 'see_own_day', { parts: [text('office.more.answered.leave.text')] })
  const { arranging, headCovers } = call.desks
  const [ofColleagues, ofHeads] = await Promise.all([
    arranging.covers(call.actor.department, call.today),
    headCovers.all(call.actor.department, call.today),
  ])
  const covers = [...ofHeads.filter(({ kind }) => kind === 'cover'), ...ofColleagues]
  const lines = covers.map(({ owner, by, from, until }) =>
    text(until === null ? 'office.ear.away.line_open' : 'office.ear.away.line', {
      owner: shortName(owner.name),
      by: shortName(by.name),
      from: { date: from },
      ...(until === null ? {} : { until: { date: until } }),
    }),
  )
  const isOne = lines.length > 0
  return show(call, 'see_own_day', {
    parts: [text(isOne ? 'office.ear.away.head' : 'office.ear.away.nobody'), ...lines],
    buttons: [STAFF],
  })
}
