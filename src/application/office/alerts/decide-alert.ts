import { can } from '../../../domain/access/can.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Alert, SilentPerson } from '../../ports/office/alert-desk.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { about, type Subject } from '../kit/about.ts'
import { allowed } from '../kit/audited.ts'
import { placeOfList, stretchOf, turnsOf } from '../kit/list.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { toast } from '../kit/screen.ts'
import { alertTitle, callsButton, silentLines } from './alert-words.ts'

/** A warning of the own department. */
const ALERT: Subject<Alert> = {
  kind: 'alert',
  find: async ({ desks, actor }, action, id) => {
    const found = await desks.alerts.alert(id)
    return found && can(actor, action, { department: found.department }) ? found : null
  },
}

/** Somebody decided before – another head, or the same press twice. */
const settled = (call: OfficeCall, { state }: Alert) =>
  toast(call, `office.alerts.settled.${state === 'approved' ? state : 'refused'}`)

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
export const approveAlert = about(ALERT, 'approve_alert', async (call, alert) => {
  const { desks, moment, actor, today } = call
  if (alert.state !== 'asked') return settled(call, alert)
  const audience = await desks.alerts.audience(alert.districts)
  const said = text('office.alerts.sent', { what: alertTitle(alert.kind), n: audience.reachable })
  const silent = silentLines(audience)
  const buttons = silent.length > 0 ? [callsButton(alert)] : []
  return {
    parts: [said, ...silent, text('office.alerts.night')],
    buttons,
    place: 'in_place',
    object: `alert:${alert.id}`,
    changes: [
      {
        type: 'send_alert',
        alert: alert.id,
        by: actor.id,
        at: moment.at,
        day: today,
        ...mannersOf(call),
      },
      ...(await tellAsker(call, alert)),
    ],
  }
})

/** «Не отправлять»: nobody is told; whoever asked for it hears. */
export const refuseAlert = about(ALERT, 'approve_alert', async (call, alert) => {
  const { moment, actor } = call
  if (alert.state !== 'asked') return settled(call, alert)
  return {
    parts: [text('office.alerts.not_sent')],
    place: 'in_place',
    object: `alert:${alert.id}`,
    changes: [
      { type: 'refuse_alert', alert: alert.id, by: actor.id, at: moment.at },
      ...(await tellAsker(call, alert)),
    ],
  }
})

/** Those districts of a warning that are the actor's own; without any it is out of sight. */
const OWN_DISTRICTS: Subject<readonly string[]> = {
  kind: 'alert',
  find: async ({ desks, actor }, action, id) => {
    const { department = '', districts = [] } = (await desks.alerts.alert(id)) ?? {}
    const own = districts.filter((district) => can(actor, action, { department, district }))
    return own.length > 0 ? own : null
  },
}

const lineOf = ({ name, phone }: SilentPerson, n: number): TextRef =>
  phone === null
    ? text('office.alerts.call_line', { n, name: shortName(name) })
    : text('office.alerts.call_line_phone', { n, name: shortName(name), phone })

/** «Кому позвонить»: people of a warning's districts whom no message reaches, the oldest first (Y-safety). */
export const alertCalls = about(OWN_DISTRICTS, 'send_alert', async (call, districts) => {
  const { desks, actor, today, args } = call
  const [id = '', asked] = args
  const stretch = stretchOf(asked)
  const { silent: n } = await desks.alerts.audience(districts)
  const people = await desks.alerts.silent(actor, districts, today, stretch)
  const head = text(n === 0 ? 'office.alerts.calls_none' : 'office.alerts.calls', { n })
  const lines = people.map((each, index) => lineOf(each, stretch.offset + index + 1))
  const turns = turnsOf(stretch, n, (page) => ['alert_calls', id, page])
  return {
    parts: [head, text('talk.blank'), ...lines],
    buttons: turns,
    place: placeOfList(asked),
    changes: [allowed(call, 'find_people', `alert:${id}`)],
  }
})
