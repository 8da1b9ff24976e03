import { may } from '../../../domain/access/can.ts'
import type { NamedScreen } from '../../../domain/office-ear/office-act.ts'
import { screenFor } from '../../../domain/office-ear/screen-for.ts'
import { text, textAt } from '../../../domain/words/text-ref.ts'
import type { Decision } from '../../decision.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { show } from '../kit/screen.ts'
import { USE_CASE_NAMES, type UseCaseName } from '../kit/use-case-name.ts'

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

/** An absence: a head enters it on the card of whoever is away, everybody else tells the head. */
const absence = (call: OfficeCall): Decision => {
  const isArranger = may(call.actor.role, 'arrange_cover')
  const staff: OfficeButton[] = isArranger ? [[text('office.more.buttons.staff'), 'staff']] : []
  const key = isArranger ? 'office.more.answered.leave.for_head' : 'office.more.answered.leave.text'
  return show(call, 'see_own_day', { parts: [text(key)], buttons: staff })
}

/** The screen that words name in a sentence: opened where nothing is done by it, offered where it asks for answers. */
export const namedInSentence = (
  call: OfficeCall,
  screen: NamedScreen,
  { isOpenTo, open }: Screens,
): Promise<Decision> | Decision => {
  if (screen === 'absence') return absence(call)
  const { opens } = screenFor(screen, may(call.actor.role, 'see_board') ? 'head' : 'worker')
  const name = USE_CASE_NAMES.find((each) => each === opens)
  if (name === undefined || !isOpenTo(name))
    return show(call, 'see_own_day', { parts: [text('office.ear.not_yours')] })
  return DIALOGS.has(name) ? offered(call, name) : open(name)
}
