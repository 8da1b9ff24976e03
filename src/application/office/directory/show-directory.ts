import { readPhoneNumber } from '../../../domain/numbers/phone-number.ts'
import {
  type DirectoryEntry,
  isDue,
  LONGEST,
  OFFICE_PARTS,
  type OfficePart,
} from '../../../domain/organisations/directory-office.ts'
import { shownNumber } from '../../../domain/organisations/shown-number.ts'
import { shortText } from '../../../domain/text/cut-text.ts'
import { cleanWords, hasWords } from '../../../domain/text/plain-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { FieldRead, Question } from '../../ports/office/dialogs.ts'
import type { DirectoryLine } from '../../ports/office/directory-desk.ts'
import { about, type Subject } from '../kit/about.ts'
import { csvText } from '../kit/csv-text.ts'
import { choice, typed } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, unknownButton, useCase } from '../kit/screen.ts'
import { checkedLine, officeLines } from './directory-words.ts'

/** A name stands on a button. */
const LONGEST_BUTTON = 40

/** An office of this region's directory: the same for all departments. */
const OFFICE: Subject<DirectoryLine> = {
  kind: 'office',
  find: async ({ desks, moment }, _, id) =>
    (await desks.directory.lines(moment.conversation.region.id)).find((each) => each.id === id) ?? null,
}

/** What is to be looked at again in front, the longest ago first; the others by name. */
const inOrder = (lines: readonly DirectoryLine[], today: string): readonly DirectoryLine[] => {
  const due = lines.filter((each) => isDue(each, today)).sort((a, b) => (a.checkedOn < b.checkedOn ? -1 : 1))
  return [...due, ...lines.filter((each) => !isDue(each, today))]
}

const lineButton = ({ id, name, ...office }: DirectoryLine, today: string): OfficeButton => {
  const label = shortText(name, LONGEST_BUTTON)
  return [
    isDue(office, today) ? text('office.directory.line_due', { name: label }) : label,
    'directory_office',
    id,
  ]
}

/** «Справочник организаций»: the offices that people of this region are told of. */
export const listDirectory = useCase('confirm_fact', async (call) => {
  const { desks, moment, today, args } = call
  const all = inOrder(await desks.directory.lines(moment.conversation.region.id), today)
  const due = all.filter((each) => isDue(each, today)).length
  const { shown, turns } = pageOf(all, args[0], (page) => ['directory', page])
  return {
    parts: [
      all.length === 0 ? text('office.directory.empty') : text('office.directory.head', { n: all.length }),
      ...(due > 0 ? [text('office.directory.head_due', { n: due })] : []),
      text('office.directory.how'),
    ],
    buttons: [
      ...shown.map((each) => lineButton(each, today)),
      ...turns,
      [text('office.directory.buttons.sample'), 'directory_sample'],
    ],
    place: placeOfList(args[0]),
  }
})

/** «Образец таблицы»: the headings that are read, and one invented row. */
export const sendDirectorySample = useCase('confirm_fact', async ({ words, desks, moment, today }) => {
  const columns = ['name', 'kind', 'address', 'phone', 'hours', 'floor', 'lift', 'bus'] as const
  const row = (which: 'heading' | 'example'): string[] =>
    columns.map((each) => words.phraseAt(`office.directory.sample.${which}.${each}`))
  const rows = [
    [...row('heading'), words.phrase('office.directory.sample.heading.checked')],
    [...row('example'), today],
  ]
  const content = await csvText(desks, rows)
  const name = words.phrase('office.directory.sample.file')
  const caption = words.phrase('office.directory.sample.caption')
  return decide(moment, { replies: [{ kind: 'file', name, mime: 'text/csv', content, caption }] })
})

const officeScreen = (office: DirectoryLine, today: string): Screen => ({
  parts: [
    ...officeLines(office),
    text('talk.blank'),
    checkedLine(office, today),
    text('office.directory.is_right'),
  ],
  buttons: [
    [text('office.directory.buttons.right'), 'directory_right', office.id],
    ...OFFICE_PARTS.map(
      (part): OfficeButton => [text(`office.directory.buttons.${part}`), 'directory_say', office.id, part],
    ),
    [text('office.directory.buttons.remove'), 'directory_remove', office.id],
    [text('office.directory.buttons.all'), 'directory'],
  ],
  object: `office:${office.id}`,
})

/** One office: what people are told of it, when it was checked, by whom. */
export const showDirectoryOffice = about(OFFICE, 'confirm_fact', (call, office) =>
  officeScreen(office, call.today),
)

const entryOf = ({ id: _, owner, department, by, ...entry }: DirectoryLine): DirectoryEntry => entry

const listed = ({ moment, actor, today }: OfficeCall, id: string, entry: DirectoryEntry): OfficeChange => ({
  type: 'list_office',
  id,
  region: moment.conversation.region.id,
  entry: { ...entry, checkedOn: today },
  owner: actor.id,
  department: actor.department,
  at: moment.at,
})

/** «Всё верно»: made sure of today by whoever presses; the next one that nobody looked at for long follows at once. */
export const confirmDirectoryOffice = about(OFFICE, 'confirm_fact', async (call, office) => {
  const { desks, moment, today } = call
  const others = inOrder(await desks.directory.lines(moment.conversation.region.id), today)
  const next = others.find((each) => each.id !== office.id && isDue(each, today))
  const noted = text('office.directory.right', { name: office.name })
  const screen: Screen = next
    ? officeScreen(next, today)
    : { parts: [], buttons: [[text('office.directory.buttons.all'), 'directory']] }
  return {
    ...screen,
    parts: [noted, ...screen.parts],
    place: 'in_place',
    object: `office:${office.id}`,
    changes: [listed(call, office.id, entryOf(office))],
  }
})

const readPhone = (said: string): FieldRead<string> => {
  const read = readPhoneNumber(said)
  const phone = 'phone' in read ? shownNumber(read.phone) : null
  return phone === null ? { fault: text('office.facts.refused.phone') } : { value: phone }
}

const readPart =
  (part: 'hours' | 'address' | 'floor' | 'bus') =>
  (said: string): FieldRead<string> => {
    const words = cleanWords(said, LONGEST.address * 4)
    const fits = hasWords(words) && [...words].length <= LONGEST[part]
    return fits ? { value: words } : { fault: text('office.directory.refused_part', { n: LONGEST[part] }) }
  }

const partQuestion = (part: OfficePart): Question<string> => {
  const ask = text(`office.directory.ask.${part}`)
  if (part === 'phone') return typed(ask, readPhone)
  if (part !== 'lift') return typed(ask, readPart(part))
  return choice(
    ask,
    (['yes', 'no'] as const).map((id) => ({ id, label: text(`office.directory.buttons.lift_${id}`) })),
  )
}

const withPart = (entry: DirectoryEntry, part: OfficePart, value: string): DirectoryEntry =>
  part === 'lift' ? { ...entry, lift: value === 'yes' } : { ...entry, [part]: value }

/** One part is said anew; the whole of the office counts as looked at today. */
export const SAY_OFFICE = dialogAbout({
  id: 'directory_say',
  subject: OFFICE,
  action: 'confirm_fact',
  given: ({ args, ...call }) => {
    const part = OFFICE_PARTS.find((each) => each === args[1])
    return part ? { part } : unknownButton(call)
  },
  questions: (from) => from.ask('value', ({ part }) => partQuestion(part)),
  finish: (call, office, { part, value }) => {
    const entry = withPart(entryOf(office), part, value)
    return {
      parts: [text('office.directory.kept'), ...officeLines(entry)],
      buttons: [
        [text('office.directory.buttons.more'), 'directory_office', office.id],
        [text('office.directory.buttons.all'), 'directory'],
      ],
      object: `office:${office.id}`,
      changes: [listed(call, office.id, entry)],
    }
  },
})

/** «Убрать из справочника»: asked first, since nobody is told of it any more. */
export const removeDirectoryOffice = about(OFFICE, 'confirm_fact', (call, { id, name }) => {
  if (call.args[1] !== 'yes')
    return {
      parts: [text('office.directory.ask_remove', { name })],
      buttons: [
        [text('office.directory.buttons.remove_yes'), 'directory_remove', id, 'yes'],
        [text('office.directory.buttons.keep'), 'directory_office', id],
      ],
    }
  return {
    parts: [text('office.directory.removed', { name })],
    buttons: [[text('office.directory.buttons.all'), 'directory']],
    place: 'in_place',
    object: `office:${id}`,
    changes: [{ type: 'unlist_office', id, region: call.moment.conversation.region.id }],
  }
})
