import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { HeadCover } from '../../ports/office/head-cover-desk.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, toast, useCase } from '../kit/screen.ts'
import { isHeadThemselves, standIns } from './head-cover-at-hand.ts'
import { HEAD_COVER } from './head-cover-form.ts'

const line = ({ kind, by, from, until }: HeadCover): TextRef =>
  kind === 'deputy' || until === null
    ? text('office.head_cover.deputy', { name: by.name, from: { date: from } })
    : text('office.head_cover.cover', { name: by.name, from: { date: from }, until: { date: until } })

const endButton = ({ id, by }: HeadCover): OfficeButton => [
  text('office.head_cover.buttons.end', { name: shortName(by.name) }),
  'head_cover_end',
  id,
]

/** Whose days these are: their own, for whoever is a head; those of the head they stand in for. */
const coversOf = async ({ desks, actor, today }: OfficeCall): Promise<HeadCover[]> => {
  const owner = actor.standsFor ?? actor.id
  return (await desks.headCovers.all(actor.department, today)).filter((each) => each.owner.id === owner)
}

/** What whoever stands in reads: whose work it is, and until when. */
const readBy = (covers: readonly HeadCover[]): Screen => ({
  parts: [text('office.head_cover.only_head'), ...covers.map(line)],
})

/** «Кто за меня»: the deputy and who does the head's work while the head is away, now and later. */
export const showHeadCover = useCase('arrange_cover', async (call) => {
  const covers = await coversOf(call)
  if (!isHeadThemselves(call.actor)) return readBy(covers)
  return {
    parts: [
      text(covers.length === 0 ? 'office.head_cover.nobody' : 'office.head_cover.head'),
      ...covers.map(line),
    ],
    buttons: [
      [text('office.head_cover.buttons.cover'), 'head_cover_new', 'cover'],
      ...(covers.some(({ kind }) => kind === 'deputy')
        ? []
        : [[text('office.head_cover.buttons.deputy'), 'head_cover_new', 'deputy'] as const]),
      ...covers.map(endButton),
    ],
    object: `staff:${call.actor.id}`,
  }
})

/** «Уезжаю» and «Назначить заместителя»: asks who, and from when until when. */
export const arrangeHeadCover = useCase('arrange_cover', async (call) => {
  if (!isHeadThemselves(call.actor)) return readBy(await coversOf(call))
  const known = (await standIns(call)).map(({ id, name }) => ({ id, name }))
  if (known.length === 0) return { parts: [text('office.head_cover.no_colleagues')] }
  const kind = call.args[0] === 'deputy' ? 'deputy' : 'cover'
  return HEAD_COVER.begin(call, { kind, known })
})

/** Over before its time, after one more look: whoever stood in hears of it, and what they may do ends with it. */
export const endHeadCover = useCase('arrange_cover', async (call) => {
  const covers = await coversOf(call)
  const found = covers.find(({ id }) => id === call.args[0])
  if (!found) return toast(call, 'office.staff.settled')
  if (!isHeadThemselves(call.actor)) return readBy(covers)
  const { name, person } = found.by
  if (call.args[1] !== 'yes')
    return {
      parts: [text('office.head_cover.end_sure', { name })],
      buttons: [
        [text('office.head_cover.buttons.end_yes'), 'head_cover_end', found.id, 'yes'],
        [text('office.head_cover.buttons.all'), 'head_cover'],
      ],
      place: 'in_place',
    }
  return {
    parts: [text('office.head_cover.ended', { name })],
    buttons: [[text('office.head_cover.buttons.all'), 'head_cover']],
    place: 'in_place',
    object: `staff:${found.by.id}`,
    changes: [
      { type: 'end_head_cover', id: found.id, on: call.today },
      ...(person === null
        ? []
        : [noticeFor(call, { rule: 'head_cover', to: person, subject: found.id, nth: 'off' })]),
    ],
  }
})
