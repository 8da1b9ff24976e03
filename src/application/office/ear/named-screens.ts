import { may } from '../../../domain/access/can.ts'
import type { NamedScreen } from '../../../domain/office-ear/office-act.ts'
import { screenFor } from '../../../domain/office-ear/screen-for.ts'
import { text, textAt } from '../../../domain/words/text-ref.ts'
import type { Decision } from '../../decision.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { show } from '../kit/screen.ts'
import { USE_CASE_NAMES, type UseCaseName } from '../kit/use-case-name.ts'
import { offerCover, whoIsAway } from '../staff/told-absence.ts'

/** Screens that begin a dialog: a press begins it, words only offer it. */
const DIALOGS: ReadonlySet<UseCaseName> = new Set<UseCaseName>(['add_person', 'task_new', 'alert', 'invite'])

/** How a use case is found, and run, by its name: the registry knows, which knows this room. */
export interface Screens {
  readonly isOpenTo: (name: UseCaseName) => boolean
  readonly open: (name: UseCaseName) => Promise<Decision>
}

const offered = (call: OfficeCall, name: UseCaseName): Decision =>
  show(call, 'see_own_day', {
    parts: [text('office.ear.open_dialog')],
    buttons: [
      [textAt(`office.more.buttons.${name}`), name],
      [text('office.ear.buttons.not_that'), 'heard_not'],
    ],
  })

/** Words that say «отчёт» may mean several: which one is asked, each is one press. */
const REPORTS = ['report', 'events_report', 'technologies', 'months'] as const

const reports = (call: OfficeCall, { isOpenTo }: Screens): Decision =>
  show(call, 'see_own_day', {
    parts: [text('office.ear.which_report')],
    buttons: [
      ...REPORTS.filter(isOpenTo).map((name): OfficeButton => [text(`office.ear.reports.${name}`), name]),
      [text('office.ear.buttons.not_that'), 'heard_not'],
    ],
  })

/** The screen that words name in a sentence: opened where nothing is done by it, offered where it asks for answers. */
export const namedInSentence = (
  call: OfficeCall,
  screen: NamedScreen,
  screens: Screens,
  said: string,
): Promise<Decision> | Decision => {
  const { isOpenTo, open } = screens
  if (screen === 'absence') return offerCover(call, said)
  if (screen === 'away') return whoIsAway(call)
  if (screen === 'report') return reports(call, screens)
  const { opens } = screenFor(screen, may(call.actor.role, 'see_board') ? 'head' : 'worker')
  const name = USE_CASE_NAMES.find((each) => each === opens)
  if (name === undefined || !isOpenTo(name))
    return show(call, 'see_own_day', { parts: [text('office.ear.not_yours')] })
  return DIALOGS.has(name) ? offered(call, name) : open(name)
}
