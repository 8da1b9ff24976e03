import type { ImportRemark } from '../../../domain/people/import-result.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { ImportChange } from '../../ports/office/import-change.ts'
import type { ImportView } from '../../ports/office/import-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { csvText } from '../kit/csv-text.ts'
import { pageOf } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { changeLines, importButtons, importLines, lacksDistrict } from './import-words.ts'

const found = (call: OfficeCall): Promise<ImportView | null> =>
  call.desks.imports.find(call.actor.id, call.args[0] ?? '')

const shown = (call: OfficeCall, view: ImportView) =>
  inPlace(call, call.words.message(importLines(view), importButtons(view, call.actor.work)))

const missing = (call: OfficeCall): Decision => refuse(call, 'import_people', `import:${call.args[0] ?? ''}`)

/** How far an import has come; only whoever sent it sees it. */
export const showImport: OfficeUseCase = {
  action: 'import_people',
  run: async (call) => {
    const view = await found(call)
    return view ? decide(call.moment, { replies: [shown(call, view)] }) : missing(call)
  },
}

/** What is pressed twice, or when it is over, shows how it stands. */
const pressed =
  (
    change: (call: OfficeCall, view: ImportView) => { next: ImportView; change: ImportChange } | null,
  ): OfficeUseCase['run'] =>
  async (call) => {
    const view = await found(call)
    if (!view) return missing(call)
    const made = view.state === 'ready' ? change(call, view) : null
    if (made === null) return decide(call.moment, { replies: [shown(call, view)] })
    return decide(call.moment, {
      replies: [shown(call, made.next)],
      office: [made.change, allowed(call, 'import_people', `import:${view.id}`)],
    })
  }

/** «На какой участок?»: for new people whose row names none. */
export const aimImport: OfficeUseCase = {
  action: 'import_people',
  run: (call) => {
    const [, district = ''] = call.args
    return call.actor.districts.includes(district)
      ? aimedAt(district)(call)
      : refuse(call, 'import_people', `district:${district}`)
  },
}

const aimedAt = (district: string): OfficeUseCase['run'] =>
  pressed(({ actor }, view) => {
    const change: ImportChange = { type: 'aim_import', id: view.id, staff: actor.id, district }
    return { next: { ...view, district }, change }
  })

/** «Записать»: from now on it is written, all or nothing. */
export const writeImport: OfficeUseCase = {
  action: 'import_people',
  run: pressed(({ actor }, view) =>
    lacksDistrict(view)
      ? null
      : {
          next: { ...view, state: 'writing', rows: 0 },
          change: { type: 'confirm_import', id: view.id, staff: actor.id },
        },
  ),
}

export const cancelImport: OfficeUseCase = {
  action: 'import_people',
  run: pressed(({ actor }, view) => ({
    next: { ...view, state: 'cancelled' },
    change: { type: 'cancel_import', id: view.id, staff: actor.id },
  })),
}

/** «Что изменится»: whose what a list changes, before it is written. */
export const showChanges: OfficeUseCase = {
  action: 'import_people',
  run: async (call) => {
    const view = await found(call)
    if (!view?.result || view.result.changes.length === 0) return missing(call)
    const { shown, turns } = pageOf(view.result.changes, call.args[1], (page) => [
      'import_changes',
      view.id,
      page,
    ])
    const back: OfficeButton = [text('office.import.buttons.back'), 'import', view.id]
    const message = call.words.message(shown.flatMap(changeLines), [...turns, back])
    return decide(call.moment, {
      replies: [inPlace(call, message)],
      office: [allowed(call, 'import_people', `import:${view.id}`)],
    })
  },
}

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

/** «Показать ошибки»: what is wrong where, as a table that opens in Excel. */
export const showRemarks: OfficeUseCase = {
  action: 'import_people',
  run: async (call) => {
    const view = await found(call)
    if (!view?.result || view.result.remarks.length === 0) return missing(call)
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
  },
}
