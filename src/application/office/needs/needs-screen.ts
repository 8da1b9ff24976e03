import {
  chosenOf,
  groupOf,
  type NeedsCard,
  type NeedsCardChoices,
} from '../../../domain/people/needs-card.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { inRows } from '../../outgoing.ts'
import type { Button, Outgoing } from '../../ports/messenger.ts'
import type { OfficeWords } from '../kit/office-words.ts'

/** Whose screen it is: the citizen's own, or that of an employee who fills it in with them. */
export interface NeedsScreen {
  readonly words: OfficeWords
  readonly large: boolean
  readonly choices: NeedsCardChoices
  readonly card: NeedsCard
  /** The line on top. */
  readonly head: TextRef
  /** Tokens of a group's page and of an item; `null` is the page of all groups. */
  readonly page: (group: string | null) => string
  readonly item: (item: string) => string
  /** What stands last on the page of all groups. */
  readonly last: readonly Button[]
}

type Group = NeedsCardChoices['groups'][number]

const groupLine = ({ words, card }: NeedsScreen, group: Group): TextRef[] => {
  const chosen = chosenOf(card, group)
  if (chosen.length === 0) return []
  const list = chosen.map((item) => text(`office.needs.items.${item}`))
  return [
    text('office.needs.line', { group: words.phrase(`office.needs.groups.${group.id}`), list: { list } }),
  ]
}

const message = (
  { words, large }: NeedsScreen,
  parts: readonly TextRef[],
  buttons: readonly Button[],
): Outgoing & { kind: 'text' } => ({
  kind: 'text',
  html: words.html(parts),
  buttons: inRows(buttons, large),
})

/** All groups: what was said, and a button for each. */
export const groupsPage = (screen: NeedsScreen): Outgoing & { kind: 'text' } => {
  const { words, choices, page, head, last } = screen
  const lines = choices.groups.flatMap((group) => groupLine(screen, group))
  const said = lines.length === 0 ? [text('office.needs.empty')] : lines
  const buttons = choices.groups.map(({ id }) => ({
    text: words.phrase(`office.needs.groups.${id}`),
    token: page(id),
  }))
  return message(
    screen,
    [head, ...said, text('talk.blank'), text('office.needs.which')],
    [...buttons, ...last],
  )
}

/** One group: every item a button, chosen ones marked; pressed again an item is taken back. */
export const groupPage = (screen: NeedsScreen, group: Group): Outgoing & { kind: 'text' } => {
  const { words, card, page, item, head } = screen
  const buttons = group.items.map((each) => ({
    text: words.phrase(card.chosen.includes(each) ? 'office.needs.marked' : 'office.needs.unmarked', {
      item: words.phrase(`office.needs.items.${each}`),
    }),
    token: item(each),
  }))
  const done = { text: words.phrase('office.needs.done'), token: page(null) }
  return message(screen, [head, text(`office.needs.asks.${group.id}`)], [...buttons, done])
}

/** The page that a press leads to: of the item's group, of the named group, or of all. */
export const needsPage = (screen: NeedsScreen, named: string | undefined): Outgoing & { kind: 'text' } => {
  const { choices } = screen
  const group =
    named === undefined ? null : (choices.groups.find(({ id }) => id === named) ?? groupOf(choices, named))
  return group === null ? groupsPage(screen) : groupPage(screen, group)
}
