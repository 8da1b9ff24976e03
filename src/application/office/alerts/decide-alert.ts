import { can } from '../../../domain/access/can.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { Alert } from '../../ports/office/alert-desk.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { inPlace } from '../kit/use-case.ts'
import { alertTitle, callsButton, silentLines } from './alert-words.ts'

/** The warning that a head's press names; null – there is none in their department. */
const alertOf = async (call: OfficeCall): Promise<Alert | null> => {
  const found = await call.desks.alerts.alert(call.args[0] ?? '')
  return found && can(call.actor, 'approve_alert', { department: found.department }) ? found : null
}

const refused = (call: OfficeCall) => refuse(call, 'approve_alert', `alert:${call.args[0] ?? ''}`)

/** Somebody decided before – another head, or the same press twice. */
const settled = ({ moment, words }: OfficeCall, { state }: Alert) =>
  decide(moment, { toast: words.phrase(`office.alerts.settled.${state}`) })

/** Whoever asked for it hears; who decided on their own asking knows. */
const tellAsker = async (call: OfficeCall, { id, askedBy }: Alert): Promise<OfficeChange[]> => {
  if (askedBy === call.actor.id) return []
  const asker = await call.desks.staff.find(askedBy, call.today)
  const to = asker?.state === 'active' ? asker.person : null
  return to === null ? [] : [noticeFor(call, { rule: 'alert_decided', to, subject: id })]
}

/** The rule by which people are warned: hours in which it may arrive, and how long it is worth saying. */
const mannersOf = ({ moment: { conversation } }: OfficeCall) => {
  const rule = conversation.content.reminders.get('fraud_alert')
  if (!rule) throw new RangeError('no rule "fraud_alert"')
  return { window: rule.window, staleHours: rule.stale_after_hours, zone: conversation.region.time_zone }
}

/** «Отправить»: everybody of the districts who can be written to is told, once. */
export const approveAlert: OfficeUseCase = {
  action: 'approve_alert',
  run: async (call) => {
    const { desks, words, moment, actor, today } = call
    const alert = await alertOf(call)
    if (!alert) return refused(call)
    if (alert.state !== 'asked') return settled(call, alert)
    const audience = await desks.alerts.audience(alert.districts)
    const said = text('office.alerts.sent', { what: alertTitle(alert.kind), n: audience.reachable })
    const silent = silentLines(audience)
    const buttons = silent.length > 0 ? [callsButton(alert)] : []
    return decide(moment, {
      replies: [inPlace(call, words.message([said, ...silent, text('office.alerts.night')], buttons))],
      office: [
        {
          type: 'send_alert',
          alert: alert.id,
          by: actor.id,
          at: moment.at,
          day: today,
          ...mannersOf(call),
        },
        allowed(call, 'approve_alert', `alert:${alert.id}`),
        ...(await tellAsker(call, alert)),
      ],
    })
  },
}

/** «Не отправлять»: nobody is told; whoever asked for it hears. */
export const refuseAlert: OfficeUseCase = {
  action: 'approve_alert',
  run: async (call) => {
    const { words, moment, actor } = call
    const alert = await alertOf(call)
    if (!alert) return refused(call)
    if (alert.state !== 'asked') return settled(call, alert)
    return decide(moment, {
      replies: [inPlace(call, words.message([text('office.alerts.not_sent')]))],
      office: [
        { type: 'refuse_alert', alert: alert.id, by: actor.id, at: moment.at },
        allowed(call, 'approve_alert', `alert:${alert.id}`),
        ...(await tellAsker(call, alert)),
      ],
    })
  },
}
