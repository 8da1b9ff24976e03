import type { ImportRemark } from '../../../domain/people/import-result.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { ImportChange } from '../../ports/office/import-change.ts'
import type { ImportView } from '../../ports/office/import-desk.ts'
import { about, type Subject } from '../kit/about.ts'
import { refuse } from '../kit/audited.ts'
import { csvText } from '../kit/csv-text.ts'
import { pageOf } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, useCase } from '../kit/screen.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { changeLines, importButtons, importLines, lacksDistrict } from './import-words.ts'

/** An import that this employee sent. */
const IMPORT: Subject<ImportView> = {
  kind: 'import',
  find: ({ desks, actor }, _, id) => desks.imports.find(actor.id, id),
}

const importScreen = ({ actor }: OfficeCall, view: ImportView): Screen => ({
  parts: importLines(view),
  buttons: importButtons(view, actor.work),
  place: 'in_place',
})

/** How far an import has come; only whoever sent it sees it. */
export const showImport = about(IMPORT, 'import_people', importScreen)

/** What is pressed twice, or when it is over, shows how it stands. */
const pressing = (
  change: (call: OfficeCall, view: ImportView) => { next: ImportView; change: ImportChange } | null,
): OfficeUseCase =>
  about(IMPORT, 'import_people', (call, view) => {
    const made = view.state === 'ready' ? change(call, view) : null
    return made === null
      ? importScreen(call, view)
      : { ...importScreen(call, made.next), changes: [made.change], object: `import:${view.id}` }
  })

/** «На какой участок?»: for new people whose row names none. */
export const aimImport = useCase('import_people', (call) => {
  const [, district = ''] = call.args
  return call.actor.districts.includes(district)
    ? aimedAt(district).run(call)
    : refuse(call, 'import_people', `district:${district}`)
})

const aimedAt = (district: string): OfficeUseCase =>
  pressing(({ actor }, view) => ({
    next: { ...view, district },
    change: { type: 'aim_import', id: view.id, staff: actor.id, district },
  }))

/** «Записать»: from now on it is written, all or nothing. */
export const writeImport = pressing(({ actor }, view) =>
  lacksDistrict(view)
    ? null
    : {
        next: { ...view, state: 'writing', rows: 0 },
        change: { type: 'confirm_import', id: view.id, staff: actor.id },
      },
)

/** «Отменить»: nothing of it is written. */
export const cancelImport = pressing(({ actor }, view) => ({
  next: { ...view, state: 'cancelled' },
  change: { type: 'cancel_import', id: view.id, staff: actor.id },
}))

/** «Что изменится»: whose what a list changes, before it is written. */
export const showChanges = about(IMPORT, 'import_people', async (call, view) => {
  if (!view.result || view.result.changes.length === 0)
    return refuse(call, 'import_people', `import:${view.id}`)
  const { shown, turns } = pageOf(view.result.changes, call.args[1], (page) => [
    'import_changes',
    view.id,
    page,
  ])
  const back: OfficeButton = [text('office.import.buttons.back'), 'import', view.id]
  return {
    parts: shown.flatMap(changeLines),
    buttons: [...turns, back],
    place: 'in_place',
    object: `import:${view.id}`,
  }
})

const rowOf = ({ words }: OfficeCall, remark: ImportRemark): string[] => {
  const { sheet, at, heading, what, row, isFault, isDoubt } = remark
  const weight = isFault ? 'fault' : isDoubt ? 'doubt' : 'question'
  const kind = words.phrase(`office.import.report.${weight}`)
  const said =
    what === 'duplicate'
      ? words.phrase('register_import.verdict.duplicate', { row: row ?? 0 })
      : what === 'near'
        ? words.phrase('office.import.near')
        : words.phrase(`register_import.trouble.${what}`)
  return [sheet ?? '', at, heading, kind, said]
}

/** «Показать замечания»: what is wrong or doubtful where, as a table that opens in Excel. */
export const showRemarks = about(IMPORT, 'import_people', async (call, view) => {
  if (!view.result || view.result.remarks.length === 0)
    return refuse(call, 'import_people', `import:${view.id}`)
  const { words } = call
  const head = (['sheet', 'cell', 'column', 'kind', 'what'] as const).map((each) =>
    words.phrase(`office.import.report.${each}`),
  )
  const { remarks, moreRemarks } = view.result
  const content = await csvText(call.desks, [head, ...remarks.map((each) => rowOf(call, each))])
  const caption =
    moreRemarks > 0
      ? words.phrase('office.import.report.caption_more', { n: remarks.length, more: moreRemarks })
      : words.phrase('office.import.report.caption', { n: remarks.length })
  return decide(call.moment, {
    replies: [
      { kind: 'file', name: words.phrase('office.import.report.file'), mime: 'text/csv', content, caption },
      call.words.message([text('office.import.mend')], importButtons(view, call.actor.work)),
    ],
  })
})
