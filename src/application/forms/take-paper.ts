import { localMoment } from '../../domain/calendar/local-date.ts'
import { mayPrint } from '../../domain/forms/may-print.ts'
import type { Conversation } from '../conversation.ts'
import type { Clock } from '../ports/clock.ts'
import type { PaperLinks } from '../ports/office/paper-links.ts'
import type { WriteChanges } from '../ports/office/write-changes.ts'
import { gatherGround, type PaperDesks } from './gather-ground.ts'
import { type PaperFile, paperFile } from './paper-file.ts'
import { paperPlace } from './paper-place.ts'
import { isLarge } from './print-form.ts'
import { type WritingParts, writePaper } from './write-paper.ts'

/** What a link is opened with. */
export interface TakingParts {
  readonly links: PaperLinks
  readonly desks: PaperDesks & WritingParts
  readonly conversation: Conversation
  readonly clock: Clock
  readonly write: WriteChanges
}

/** Opens a link: the file, or null – for every reason alike. */
export type TakePaper = (code: string, digits: string) => Promise<PaperFile | null>

/** The language of papers that are handed over by a link: nobody's chat says another. */
const LANGUAGE = 'ru'

/**
 * Makes a paper anew for whoever printed it, with what they may see at this moment: who lost the right or the person
 * meanwhile gets nothing. That it was taken is on record.
 */
export const takePaper =
  ({ links, desks, conversation, clock, write }: TakingParts): TakePaper =>
  async (code, digits) => {
    const at = clock.now()
    const taken = await links.take(code, digits, at)
    if (taken === null) return null
    const { content, region, calendar, renderers } = conversation
    const today = localMoment(at, region.time_zone).date
    const actor = await desks.staff.find(taken.staff, today)
    const form = content.forms.get(taken.form)
    if (actor?.state !== 'active' || !form || !mayPrint(actor.role, form)) return null
    const renderer = renderers[LANGUAGE]
    const has = (key: string): boolean => renderer.has(key)
    const place = paperPlace(content, {
      actor,
      today,
      at,
      region,
      calendar,
      has,
      language: LANGUAGE,
    })
    const { choice, visit } = taken
    const about = taken.case ?? taken.citizen ?? ''
    const ground = await gatherGround(desks, { form, about, choice, visit }, place)
    if (ground === null) return null
    const object = taken.citizen === null ? `department:${actor.department}` : `citizen:${taken.citizen}`
    const outcome = 'allowed'
    await write([
      { type: 'audit', actor: actor.id, action: 'print_form', object, outcome, reason: `link:${form.id}` },
    ])
    const manner = { language: LANGUAGE, renderer, large: isLarge(form, choice) } as const
    const { bytes } = await writePaper(desks, { form, format: taken.format }, ground, manner)
    return { ...paperFile(taken), bytes }
  }
