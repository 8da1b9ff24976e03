import {
  type ComparedEntry,
  canTake,
  comparedWith,
  countOf,
} from '../../../domain/organisations/compare-directory.ts'
import { MOST_OFFICES } from '../../../domain/organisations/directory-office.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { DirectoryLine, KeptDirectory } from '../../ports/office/directory-desk.ts'
import { about, type Subject } from '../kit/about.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { csvText } from '../kit/csv-text.ts'
import { pageOf } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Answer, Screen } from '../kit/screen.ts'
import { fileButtons, fileLines, officeLines, placeOf, troubleOf } from './directory-words.ts'

/** Offices with all their lines on one screen. */
const SHOWN = 3

/** A table of organisations that this employee sent. */
const FILE: Subject<KeptDirectory> = {
  kind: 'directory_file',
  find: ({ desks, actor }, _, id) => desks.directory.file(actor.id, id),
}

const knownTo = ({ desks, moment }: OfficeCall): Promise<readonly DirectoryLine[]> =>
  desks.directory.lines(moment.conversation.region.id)

/** Its rows against the directory as it stands. */
const comparedNow = async (
  call: OfficeCall,
  { reading }: KeptDirectory,
): Promise<{ readonly all: readonly ComparedEntry[]; readonly known: readonly DirectoryLine[] }> => {
  const known = await knownTo(call)
  return { all: comparedWith(reading.entries, known), known }
}

/** What a table comes to, with its buttons. */
export const fileScreen = async (call: OfficeCall, file: KeptDirectory): Promise<Screen> => {
  const { all, known } = await comparedNow(call, file)
  const named = new Set(all.flatMap(({ office }) => office?.id ?? []))
  const others = known.filter(({ id }) => !named.has(id)).length
  return { parts: fileLines(file, all, others), buttons: fileButtons(file, all) }
}

const asItStands = async (call: OfficeCall, file: KeptDirectory): Promise<Screen> => ({
  ...(await fileScreen(call, file)),
  place: 'in_place',
})

/** What is done with a table that waits to be taken or left; one that is settled is shown as it stands. */
const whileRead =
  (run: (call: OfficeCall, file: KeptDirectory) => Answer | Promise<Answer>) =>
  (call: OfficeCall, file: KeptDirectory): Answer | Promise<Answer> =>
    file.state === 'read' ? run(call, file) : asItStands(call, file)

/** How a table stands; only whoever sent it sees it. */
export const showDirectoryFile = about(FILE, 'confirm_fact', asItStands)

/** «Показать»: every office as it was understood, some on a page, with what becomes of it. */
export const listDirectoryFile = about(
  FILE,
  'confirm_fact',
  whileRead(async (call, file) => {
    const { all } = await comparedNow(call, file)
    const { shown, turns } = pageOf(
      all,
      call.args[1],
      (page) => ['directory_file_show', file.id, page],
      SHOWN,
    )
    const back: OfficeButton = [text('office.directory.buttons.back'), 'directory_file', file.id]
    return {
      parts: shown.flatMap(({ entry, fate }) => [
        ...officeLines(entry),
        text(`office.directory.fates.${fate}`),
        text('talk.blank'),
      ]),
      buttons: [...turns, back],
      place: 'in_place',
    }
  }),
)

/** «Замечания файлом»: what was not understood, place by place, as a table that opens in Excel. */
const sendRemarks = async (call: OfficeCall, file: KeptDirectory): Promise<Decision> => {
  const { words, desks, moment } = call
  const { remarks } = file.reading
  if (remarks.length === 0) return refuse(call, 'confirm_fact', `directory_file:${file.id}`)
  const head = (['sheet', 'place', 'cell', 'said', 'what', 'then'] as const).map((each) =>
    words.phrase(`office.directory.report.${each}`),
  )
  const rows = remarks.map((remark) => [
    ...[remark.sheet ?? '', words.plain(placeOf(remark)), remark.at, remark.said],
    words.plain(troubleOf(remark)),
    words.plain(text(`office.directory.report.${remark.isFault ? 'left_out' : 'left_empty'}`)),
  ])
  const content = await csvText(desks, [head, ...rows])
  const name = words.phrase('office.directory.report.file')
  const caption = words.phrase('office.directory.report.caption', { n: remarks.length })
  return decide(moment, { replies: [{ kind: 'file', name, mime: 'text/csv', content, caption }] })
}

export const sendDirectoryFaults = about(FILE, 'confirm_fact', whileRead(sendRemarks))

/** «Не вносить». */
export const leaveDirectoryFile = about(
  FILE,
  'confirm_fact',
  whileRead(async (call, file) => {
    const { id, revision } = file
    return {
      ...(await asItStands(call, { ...file, state: 'left' })),
      changes: [{ type: 'settle_directory_file', id, staff: call.actor.id, state: 'left', revision }],
      object: `directory_file:${id}`,
    }
  }),
)

const listed = ({ moment, actor }: OfficeCall, { entry, office }: ComparedEntry): OfficeChange => ({
  type: 'list_office',
  id: office?.id ?? `own_${moment.conversation.chance.id()}`,
  region: moment.conversation.region.id,
  entry,
  owner: actor.id,
  department: actor.department,
  at: moment.at,
})

/** «Внести»: whoever takes a table answers for what it says; people are told it from this moment on. */
export const takeDirectoryFile = about(
  FILE,
  'confirm_fact',
  whileRead(async (call, file) => {
    const { all, known } = await comparedNow(call, file)
    if (!canTake(all)) return asItStands(call, file)
    const fresh = countOf(all, 'new')
    if (known.length + fresh > MOST_OFFICES)
      return {
        parts: [text('office.directory.refused.too_many_offices', { n: MOST_OFFICES })],
        buttons: [[text('office.directory.buttons.back'), 'directory_file', file.id]],
      }
    const { id, revision, reading } = file
    const [changed, checked] = [countOf(all, 'changed'), countOf(all, 'checked')]
    return {
      parts: [
        text('office.directory.taken', { n: fresh + changed + checked }),
        ...(reading.faulty > 0 ? [text('office.directory.taken_left', { n: reading.faulty })] : []),
        text('office.directory.in_force'),
      ],
      buttons: [[text('office.directory.buttons.all'), 'directory']],
      place: 'in_place',
      changes: [
        { type: 'settle_directory_file', id, staff: call.actor.id, state: 'taken', revision },
        ...all.filter(({ fate }) => fate !== 'same').map((each) => listed(call, each)),
        allowed(
          call,
          'confirm_fact',
          `directory_file:${id}`,
          `new ${fresh}, changed ${changed}, checked ${checked}`,
        ),
      ],
    }
  }),
)
