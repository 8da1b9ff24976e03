import { welcomeTalkKey } from '../../../domain/people/welcome-subject.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { NewTask } from '../../ports/office/caseload-change.ts'
import type { WelcomeId } from '../../ports/office/welcome-change.ts'
import type { EventCall, EventUseCase } from '../kit/event-press.ts'
import { soonTask } from '../kit/soon-task.ts'

/** Working days within which whoever wants to talk is called. */
const TALK_WITHIN = 3

/** «Больше не присылать». */
const stopWelcome: EventUseCase = ({ place, own }) =>
  decide(place.moment, {
    replies: [place.words.message([text('office.welcome.stopped')])],
    office: [{ type: 'stop_welcomes', citizen: own.citizen, at: place.moment.at }],
  })

/** The department's psychologist; null – there is none, and whoever works the district talks. */
const psychologist = async ({ place, own }: EventCall): Promise<string | null> => {
  const staff = await place.desks.staff.colleagues(own.department, place.today)
  return staff.find(({ role, state }) => role === 'psychologist' && state === 'active')?.id ?? null
}

const talkTask = async (call: EventCall, welcome: WelcomeId): Promise<NewTask> => {
  const { citizen, district } = call.own
  const assignee = await psychologist(call)
  const own = { key: welcomeTalkKey(welcome), kind: 'welcome_talk', citizen, district, assignee }
  return soonTask(call.place, own, TALK_WITHIN)
}

/** «Хочу поговорить»: a task for a person, once a series; pressed again it says the same. */
const askTalk: EventUseCase = async (call): Promise<Decision> => {
  const { moment, words, desks } = call.place
  const welcome = await desks.welcomes.latest(call.own.citizen)
  if (welcome === null) return decide(moment, { toast: moment.screens.label('unknown_button') })
  return decide(moment, {
    replies: [words.message([text('office.welcome.talk_asked', { n: TALK_WITHIN })])],
    office: welcome.hasAsked ? [] : [{ type: 'add_task', task: await talkTask(call, welcome) }],
  })
}

/** Presses under messages of the welcome series (Y-new). */
export const WELCOME_PRESSES: Readonly<Record<string, EventUseCase>> = {
  welcome_stop: stopWelcome,
  welcome_talk: askTalk,
}
