import { can } from '../../../domain/access/can.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { Alert, SilentPerson } from '../../ports/office/alert-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { listed, stretchOf, turnsOf } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'

/** Districts of a warning that are the actor's own; none – it is out of sight. */
const ownDistricts = ({ actor }: OfficeCall, { department, districts }: Alert): string[] =>
  districts.filter((district) => can(actor, 'send_alert', { department, district }))

const lineOf = ({ name, phone }: SilentPerson, n: number): TextRef =>
  phone === null
    ? text('office.alerts.call_line', { n, name: shortName(name) })
    : text('office.alerts.call_line_phone', { n, name: shortName(name), phone })

/** «Кому позвонить»: people of a warning's districts whom no message reaches, the oldest first (Y-safety). */
export const alertCalls: OfficeUseCase = {
  action: 'send_alert',
  run: async (call) => {
    const { desks, words, moment, actor, today, args } = call
    const [id = '', asked] = args
    const alert = await desks.alerts.alert(id)
    const districts = alert ? ownDistricts(call, alert) : []
    if (!alert || districts.length === 0) return refuse(call, 'send_alert', `alert:${id}`)
    const stretch = stretchOf(asked)
    const { silent: n } = await desks.alerts.audience(districts)
    const people = await desks.alerts.silent(actor, districts, today, stretch)
    const head = text(n === 0 ? 'office.alerts.calls_none' : 'office.alerts.calls', { n })
    const lines = people.map((each, index) => lineOf(each, stretch.offset + index + 1))
    const turns = turnsOf(stretch, n, (page) => ['alert_calls', id, page])
    const message = words.message([head, text('talk.blank'), ...lines], turns)
    return decide(moment, {
      replies: [listed(call, message, asked)],
      office: [allowed(call, 'find_people', `alert:${id}`)],
    })
  },
}
