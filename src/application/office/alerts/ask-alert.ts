import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { Alert } from '../../ports/office/alert-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace, type OfficeUseCase, say } from '../kit/use-case.ts'
import { alertTitle, askingMessage, districtNames, isAlertKind } from './alert-words.ts'

/** The same employee warns of the same thing once in so long. */
const ONCE_IN_MS = 20 * 3_600_000

/** «Предупредить о мошенниках»: which of the approved texts (Y-safety). */
export const pickAlert: OfficeUseCase = {
  action: 'send_alert',
  run: async (call) => {
    const { actor, desks, words, moment } = call
    if (actor.districts.length === 0) return say(call, [words.message([text('office.alerts.nowhere')])])
    const districts = await districtNames(desks, actor)
    const buttons = moment.conversation.content.alerts.map(
      ({ id }): OfficeButton => [alertTitle(id), 'alert_ask', id],
    )
    return say(call, [words.message([text('office.alerts.pick', { districts })], buttons)])
  },
}

const newAlert = ({ moment, actor }: OfficeCall, kind: string): Alert => ({
  id: moment.conversation.chance.id(),
  kind,
  state: 'asked',
  askedBy: actor.id,
  told: null,
  department: actor.department,
  districts: actor.districts,
})

const asking = (call: OfficeCall, { id, department, districts, kind }: Alert) => [
  {
    type: 'ask_alert' as const,
    id,
    department,
    districts,
    kind,
    by: call.actor.id,
    at: call.moment.at,
    since: call.moment.at - ONCE_IN_MS,
  },
  allowed(call, 'send_alert', `alert:${id}`),
]

/** Whoever may approve it sees at once what is to be sent; their press on «Отправить» is the word that it needs. */
const byHead = async (call: OfficeCall, alert: Alert): Promise<Decision> => {
  const message = await askingMessage(call.desks, call.words, alert, call.actor.name)
  return decide(call.moment, { replies: [inPlace(call, message)], office: asking(call, alert) })
}

/** It is asked for once; a head who did not press on finds the question again. */
const askedBefore = async ({ actor, desks, words, moment }: OfficeCall, alert: Alert): Promise<Decision> =>
  actor.role === 'head' && alert.state === 'asked'
    ? decide(moment, { replies: [await askingMessage(desks, words, alert, actor.name)] })
    : decide(moment, { toast: words.phrase('office.alerts.asked_before') })

/** A text is picked: the head is asked; a head decides at once. */
export const askAlert: OfficeUseCase = {
  action: 'send_alert',
  run: async (call) => {
    const { actor, desks, words, moment, args } = call
    const [kind = ''] = args
    if (!isAlertKind(moment.conversation.content, kind)) return refuse(call, 'send_alert', `alert:${kind}`)
    if (actor.districts.length === 0) return say(call, [words.message([text('office.alerts.nowhere')])])
    const standing = await desks.alerts.standing(actor.id, kind, moment.at - ONCE_IN_MS)
    if (standing) return askedBefore(call, standing)
    const alert = newAlert(call, kind)
    if (actor.role === 'head') return byHead(call, alert)
    const heads = (await desks.staff.heads(actor.department)).flatMap(({ person }) => person ?? [])
    if (heads.length === 0) return say(call, [words.message([text('office.alerts.no_head')])])
    const districts = await districtNames(desks, alert)
    return decide(moment, {
      replies: [inPlace(call, words.message([text('office.alerts.asked', { districts })]))],
      office: [
        ...asking(call, alert),
        ...heads.map((to) => noticeFor(call, { rule: 'alert_asked', to, subject: alert.id })),
      ],
    })
  },
}
