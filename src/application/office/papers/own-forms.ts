import { composePaper } from '../../../domain/forms/compose-paper.ts'
import type { Form } from '../../../domain/forms/form.ts'
import { type FormTag, type FoundTag, judgeTags } from '../../../domain/forms/form-tags.ts'
import { sampleValues, starterPaper, written } from '../../../domain/forms/tag-values.ts'
import { type NamedText, type TextRef, text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import { paperFile } from '../../forms/paper-file.ts'
import { wordsOfPaper } from '../../forms/print-form.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { OwnForm } from '../../ports/office/own-form-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, useCase } from '../kit/screen.ts'
import { shortDay } from '../kit/short-day.ts'
import { formTitle } from './list-papers.ts'

/** Tags that a screen names; the rest is counted. */
const MOST_TOLD = 10

/** Forms that an institution can put its own template in place of: those that come as a Word file. */
const replaceable = ({ moment }: OfficeCall): readonly Form[] =>
  [...moment.conversation.content.forms.values()].filter(({ formats }) => formats.includes('docx'))

const formOf = (call: OfficeCall, id: string | undefined): Form | undefined =>
  replaceable(call).find((form) => form.id === id)

const composing = ({ moment }: OfficeCall, form: Form) => ({
  form,
  known: { fields: {}, ticks: {}, lists: {} },
  words: wordsOfPaper(moment.conversation.renderers[moment.language], moment.language),
})

const ownLine = (form: Form, own: OwnForm, today: string): TextRef =>
  text('office.own_forms.line', {
    title: formTitle(form),
    n: own.version ?? 1,
    date: own.inForceOn === null ? '' : shortDay(own.inForceOn, today),
  })

/** «Свои бланки»: which forms are printed on the institution's own template. */
export const listOwnForms = useCase('keep_own_forms', async (call) => {
  const all = await call.desks.ownForms.all(call.actor.department)
  const inForce = all.filter(({ state }) => state === 'in_force')
  return {
    parts: [
      text('office.own_forms.head'),
      ...inForce.flatMap((own) => {
        const form = formOf(call, own.form ?? undefined)
        return form ? [ownLine(form, own, call.today)] : []
      }),
      text('office.own_forms.how'),
    ],
    buttons: replaceable(call).map((form): OfficeButton => [formTitle(form), 'own_form', form.id]),
    object: `department:${call.actor.department}`,
  }
})

const toAll: OfficeButton = [text('office.own_forms.buttons.all'), 'own_forms']

const cardOf = async (call: OfficeCall, form: Form, said?: TextRef): Promise<Screen> => {
  const all = (await call.desks.ownForms.all(call.actor.department)).filter((own) => own.form === form.id)
  const own = all.find(({ state }) => state === 'in_force')
  return {
    parts: [
      ...(said ? [said] : []),
      own ? ownLine(form, own, call.today) : text('office.own_forms.is_ours', { title: formTitle(form) }),
      text('office.own_forms.begin'),
    ],
    buttons: [
      [text('office.own_forms.buttons.base'), 'own_form_base', form.id],
      ...(own ? [[text('office.own_forms.buttons.off'), 'own_form_off', form.id] as const] : []),
      toAll,
    ],
    place: 'in_place',
  }
}

const nameless = (call: OfficeCall): Decision => refuse(call, 'keep_own_forms', `form:${call.args[0] ?? ''}`)

/** One form: whose template it is printed on, and what can be done. */
export const showOwnForm = useCase('keep_own_forms', (call) => {
  const form = formOf(call, call.args[0])
  return form ? cardOf(call, form) : nameless(call)
})

/** A Word file for the head: nobody's data are in it. */
const handed = (
  call: OfficeCall,
  form: Form,
  bytes: Uint8Array,
  { caption, after }: { readonly caption: NamedText; readonly after: Screen },
): Decision =>
  decide(call.moment, {
    replies: [
      {
        kind: 'file',
        ...paperFile({ form: form.id, day: call.today, format: 'docx' }),
        encoding: 'base64',
        content: Buffer.from(bytes).toString('base64'),
        caption: call.words.html([text(caption)]),
      },
      call.words.message(after.parts, after.buttons ?? []),
    ],
    office: after.changes ?? [],
  })

/** «Взять за основу»: our form with a tag in every place where data come. */
export const takeBase = useCase('keep_own_forms', async (call) => {
  const form = formOf(call, call.args[0])
  if (!form) return nameless(call)
  const parts = composing(call, form)
  const blank = composePaper(form, parts.known, parts.words, { large: false })
  const bytes = await call.desks.printPaper.docx(starterPaper(parts, blank))
  return handed(call, form, bytes, {
    caption: 'office.own_forms.caption_base',
    after: { parts: [text('office.own_forms.how')], buttons: [toAll] },
  })
})

const unknownLine = ({ name, kind, around }: FoundTag): TextRef =>
  text('office.own_forms.unknown', {
    mark: kind === 'opens' ? `{{#${name}}}` : written(name),
    words: around,
  })

const missingLine = (form: Form, { tag, words }: FormTag): TextRef =>
  text('office.own_forms.missing', {
    mark: written(tag),
    what: words.startsWith('says.') ? formTitle(form) : text(`forms.${form.id}.${words}`),
  })

const some = (lines: readonly TextRef[]): TextRef[] => [
  ...lines.filter((_, at) => at < MOST_TOLD),
  ...(lines.length > MOST_TOLD ? [text('office.own_forms.more', { n: lines.length - MOST_TOLD })] : []),
]

/** A template of the head's institution that was sent and is not in force. */
const draftOf = async (call: OfficeCall) => {
  const own = await call.desks.ownForms.find(call.actor.department, call.args[0] ?? '')
  return own?.state === 'received' || own?.state === 'sampled' ? own : null
}

const GONE: Screen = { parts: [text('office.own_forms.gone')], buttons: [toAll], place: 'in_place' }

/** Which form a file is: its tags are held against the form's. */
export const tryOwnForm = useCase('keep_own_forms', async (call) => {
  const own = await draftOf(call)
  const form = formOf(call, call.args[1])
  if (!own || !form) return GONE
  const read = await call.desks.ownFormEngine.read(own.file)
  if ('refused' in read)
    return { parts: [text(`office.own_forms.refused.${read.refused}`, { mark: read.tag })] }
  const { unknown, missing } = judgeTags(form, read.tags)
  return {
    parts: [
      text('office.own_forms.tried', { title: formTitle(form), n: read.tags.length }),
      ...(unknown.length > 0
        ? [text('office.own_forms.unknown_head'), ...some(unknown.map(unknownLine))]
        : []),
      ...(missing.length > 0
        ? [text('office.own_forms.missing_head'), ...some(missing.map((each) => missingLine(form, each)))]
        : []),
      text(unknown.length > 0 ? 'office.own_forms.mend' : 'office.own_forms.sample_next'),
    ],
    buttons: [
      ...(unknown.length > 0
        ? []
        : [[text('office.own_forms.buttons.sample'), 'own_form_sample', own.id, form.id] as const]),
      toAll,
    ],
    place: 'in_place',
  }
})

/** A sample: in every place what it is called. Only then can it be put in force. */
export const sampleOwnForm = useCase('keep_own_forms', async (call) => {
  const own = await draftOf(call)
  const form = formOf(call, call.args[1])
  if (!own || !form) return GONE
  const read = await call.desks.ownFormEngine.read(own.file)
  if ('refused' in read || judgeTags(form, read.tags).unknown.length > 0) return GONE
  const bytes = await call.desks.ownFormEngine.fill(own.file, sampleValues(composing(call, form)))
  return handed(call, form, bytes, {
    caption: 'office.own_forms.caption_sample',
    after: {
      parts: [text('office.own_forms.enforce', { title: formTitle(form) })],
      buttons: [[text('office.own_forms.buttons.enforce'), 'own_form_enforce', own.id], toAll],
      changes: [{ type: 'sample_own_form', id: own.id, form: form.id }],
    },
  })
})

const noted = (call: OfficeCall, form: Form, what: string): OfficeChange =>
  allowed(call, 'keep_own_forms', `department:${call.actor.department}`, `${what}:${form.id}`)

/** «Ввести в действие»: from now on the form is printed on it. */
export const enforceOwnForm = useCase('keep_own_forms', async (call) => {
  const own = await draftOf(call)
  const form = formOf(call, own?.form ?? undefined)
  if (own?.state !== 'sampled' || !form) return GONE
  return {
    parts: [text('office.own_forms.in_force', { title: formTitle(form) })],
    buttons: [toAll],
    place: 'in_place',
    changes: [{ type: 'enforce_own_form', id: own.id, on: call.today }, noted(call, form, 'in_force')],
  }
})

/** «Снова наш бланк»: the template is not used any more. */
export const revokeOwnForm = useCase('keep_own_forms', async (call) => {
  const form = formOf(call, call.args[0])
  if (!form) return nameless(call)
  const own = await call.desks.ownForms.inForce(call.actor.department, form.id)
  if (own === null) return cardOf(call, form)
  return {
    parts: [text('office.own_forms.revoked', { title: formTitle(form) })],
    buttons: [toAll],
    place: 'in_place',
    changes: [{ type: 'revoke_own_form', id: own.id, on: call.today }, noted(call, form, 'revoked')],
  }
})
