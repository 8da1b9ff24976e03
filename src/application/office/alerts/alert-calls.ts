import { can } from '../../../domain/access/can.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { Alert, SilentPerson } from '../../ports/office/alert-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { PAGE } from '../kit/pages.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'

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
    const [id = '', asked = '0'] = args
    const alert = await desks.alerts.alert(id)
    const districts = alert ? ownDistricts(call, alert) : []
    if (!alert || districts.length === 0) return refuse(call, 'send_alert', `alert:${id}`)
    const page = /^\d{1,4}$/.test(asked) ? Number(asked) : 0
    const { silent: n } = await desks.alerts.audience(districts)
    const part = { offset: page * PAGE, most: PAGE }
    const people = await desks.alerts.silent(actor, districts, today, part)
    const head = text(n === 0 ? 'office.alerts.calls_none' : 'office.alerts.calls', { n })
    const lines = people.map((each, index) => lineOf(each, page * PAGE + index + 1))
    const next: OfficeButton[] =
      (page + 1) * PAGE < n ? [[text('office.alerts.buttons.next'), 'alert_calls', id, String(page + 1)]] : []
    const message = words.message([head, text('talk.blank'), ...lines], next)
    return decide(moment, {
      replies: [args.length > 1 ? inPlace(call, message) : message],
      office: [allowed(call, 'find_people', `alert:${id}`)],
    })
  },
}
