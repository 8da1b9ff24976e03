import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { HeadCoverKind } from '../../ports/office/head-cover-desk.ts'
import { refuse } from '../kit/audited.ts'
import { choice } from '../kit/field.ts'
import { type Begun, dialog, type Questions } from '../kit/form.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { Answer } from '../kit/screen.ts'
import { askDate, askFrom, oneOf } from './cover-form.ts'
import { isHeadThemselves, standIns } from './head-cover-at-hand.ts'

/** What the dialog begins with: what is arranged, and who could do it. */
type Given = {
  readonly kind: HeadCoverKind
  readonly known: readonly { readonly id: string; readonly name: string }[]
}

/** What was answered; a deputy begins at once and has no last day. */
interface Said extends Given {
  readonly by: string
  readonly from?: LocalDate | undefined
  readonly until?: LocalDate | undefined
}

const nameOf = ({ known }: Given, id: string): string => known.find((each) => each.id === id)?.name ?? ''

const askBy = ({ kind, known }: Given) =>
  oneOf(
    text(`office.head_cover.ask_by.${kind}`),
    known,
    known.map(({ id, name }) => ({ id, label: text('office.cover.choice', { name: shortName(name) }) })),
  )

/** All that was said, once more, before somebody may do what a head may. */
const summary = (said: Said) =>
  said.from === undefined || said.until === undefined
    ? text('office.head_cover.sure.deputy', { name: nameOf(said, said.by) })
    : text('office.head_cover.sure.cover', {
        name: nameOf(said, said.by),
        from: { date: said.from },
        until: { date: said.until },
      })

const isClash = async (call: OfficeCall, { kind, from, until }: Said): Promise<boolean> => {
  const begins = from ?? call.today
  const known = await call.desks.headCovers.all(call.actor.department, call.today)
  return known.some(
    (each) =>
      each.owner.id === call.actor.id &&
      each.kind === kind &&
      (until === undefined || each.from <= until) &&
      (each.until === null || each.until >= begins),
  )
}

const arranged = async (call: OfficeCall, said: Said): Promise<Answer> => {
  const { moment, actor, today } = call
  const by = (await standIns(call)).find(({ id }) => id === said.by)
  if (!isHeadThemselves(actor) || !by) return refuse(call, 'arrange_cover', `staff:${said.by}`)
  const all = [[text('office.head_cover.buttons.all'), 'head_cover'] as const]
  if (await isClash(call, said)) return { parts: [text('office.head_cover.clash')], buttons: all }
  const id = moment.conversation.chance.id()
  return {
    parts: [text(`office.head_cover.arranged.${said.kind}`, { name: by.name })],
    buttons: all,
    object: `staff:${by.id}`,
    changes: [
      {
        type: 'cover_head',
        id,
        department: actor.department,
        owner: actor.id,
        by: by.id,
        kind: said.kind,
        from: said.from ?? today,
        until: said.until ?? null,
      },
      ...(by.person === null
        ? []
        : [noticeFor(call, { rule: 'head_cover', to: by.person, subject: id, nth: 'on' })]),
    ],
  }
}

/** Who does the head's work: instead of the head from one day to another, or as the deputy until it is ended. */
export const HEAD_COVER = dialog({
  id: 'head_cover',
  action: 'arrange_cover',
  questions: (begun: Questions<Given & Begun>) =>
    begun
      .ask('by', askBy)
      .ask('from', ({ kind }, place) => (kind === 'deputy' ? null : askFrom(place)))
      .ask('until', ({ from }, place) =>
        from === undefined
          ? null
          : askDate(place, text('office.cover.ask_until', { date: { date: from } }), from),
      )
      .ask('sure', (said) =>
        choice(summary(said), [{ id: 'yes', label: text('office.cover.yes') }] as const),
      ),
  finish: arranged,
})
