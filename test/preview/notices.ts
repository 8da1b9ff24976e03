import { noticeOf } from '../../src/application/reminders/notice.ts'
import { Renderer } from '../../src/application/render.ts'
import { isComposed } from '../../src/domain/reminders/rule.ts'
import { CONTENT } from '../support/content.ts'
import { ASK, LINKED_CARD } from './district.ts'
import { BOOKING } from './linked-cases.ts'
import type { Viewer } from './people.ts'
import type { RehearsedBot, ToldNotice, Variant } from './rehearsed-bot.ts'
import { noticeScreen, type Screen } from './screens.ts'
import { variantName } from './walk.ts'

/** Whom a rule tells what, in the district of the preview. */
interface Occasioned {
  readonly to: Viewer
  readonly subject: string
}

const DAY = '2026-11-22'
const TOLD_SINCE = Date.parse('2026-11-20').toString(36)

/** What the notices are about whose words are made of what stands in the database. */
const COMPOSED: Readonly<Record<string, readonly Occasioned[]>> = {
  morning_digest: [
    { to: 'specialist', subject: '' },
    { to: 'lawyer', subject: '' },
  ],
  staff_waits: [{ to: 'head', subject: 'st_waiting' }],
  staff_confirmed: [
    { to: 'specialist', subject: 'st_olga' },
    { to: 'lawyer', subject: 'st_lawyer' },
  ],
  head_cover: [{ to: 'specialist', subject: 'nobody' }],
  human_called: [{ to: 'specialist', subject: 'call_north' }],
  call_unanswered: [{ to: 'head', subject: 'call_north' }],
  danger_reported: [{ to: 'head', subject: 'calling_north' }],
  letter_lost: [{ to: 'specialist', subject: 'call_north' }],
  handover_begun: [{ to: 'citizen', subject: 'call_north' }],
  handover_over: [{ to: 'specialist', subject: 'call_north' }],
  booking_eve: [{ to: 'linked', subject: `bk.${BOOKING}` }],
  booking_soon: [{ to: 'linked', subject: `bk.${BOOKING}` }],
  event_eve: [{ to: 'linked', subject: `ev.demo_exercise.${LINKED_CARD}` }],
  event_soon: [{ to: 'linked', subject: `ev.demo_exercise.${LINKED_CARD}` }],
  event_changed: [{ to: 'linked', subject: 'demo_exercise.0' }],
  event_cancelled: [{ to: 'linked', subject: 'ev_off.1' }],
  event_place_offered: [{ to: 'linked', subject: 'demo_concert.1' }],
  event_place_lapsed: [{ to: 'linked', subject: 'demo_phone.1' }],
  event_thanks: [{ to: 'linked', subject: 'ev_past.1' }],
  event_missed: [{ to: 'linked', subject: 'ev_missed.1' }],
  event_invited: [{ to: 'linked', subject: 'demo_choir_evening' }],
  event_poster: [{ to: 'linked', subject: '2026-11-16' }],
  invitations_sent: [{ to: 'specialist', subject: `demo_choir_evening.${TOLD_SINCE}` }],
  alert_asked: [{ to: 'head', subject: 'al_north' }],
  alert_decided: [{ to: 'specialist', subject: 'al_north' }],
  fraud_alert: [{ to: 'linked', subject: 'al_north' }],
  help_wanted: [{ to: 'specialist', subject: 'calling_north' }],
  mentoring_ending: [{ to: 'head', subject: 'dep1' }],
  head_morning: [{ to: 'head', subject: 'dep1' }],
  record_sum: [{ to: 'head', subject: 'dep1' }],
  month_escalated: [{ to: 'head', subject: 'dep1.2026-11' }],
  month_missed: [
    { to: 'specialist', subject: '2026-10' },
    { to: 'head', subject: '2026-10' },
  ],
  report_lacking: [
    { to: 'specialist', subject: '2026q4-north' },
    { to: 'head', subject: '2026q4-all' },
  ],
  directory_due: [{ to: 'specialist', subject: 'st_olga' }],
  technologies_lacking: [{ to: 'head', subject: '2026q4' }],
  task_handed: [{ to: 'lawyer', subject: 'task_lawyer' }],
  deadline_late: [{ to: 'head', subject: 'dep1' }],
  head_duties: [{ to: 'head', subject: 'dep1' }],
  weekly_summary: [{ to: 'head', subject: 'dep1' }],
  district_given: [{ to: 'specialist', subject: 'north' }],
  import_done: [{ to: 'specialist', subject: 'imp_st_olga' }],
  card_linked: [{ to: 'specialist', subject: 'smirnova' }],
  welcome: (['retired', 'disabled', 'arrived'] as const).flatMap((turn) =>
    ['near', 'people', 'talk'].map(
      (step): Occasioned => ({ to: 'linked', subject: `${turn}.2026-11-20.${step}` }),
    ),
  ),
}

/** What the others are about: a thing of a talk, a lesson, a card. Their first words name nothing of it. */
const SUBJECT_OF: Readonly<Record<string, string>> = {
  lesson_again: `l_${[...CONTENT.lessons.keys()][0]}_p1`,
  monthly_ask: ASK.subject,
  monthly_again: ASK.subject,
}

const plainNotice = (rule: string, { language }: Variant): ToldNotice => {
  const known = CONTENT.reminders.get(rule)
  if (!known) throw new RangeError(`no rule "${rule}"`)
  const renderer = new Renderer(CONTENT.texts, language)
  const telling = { id: ASK.id, rule: known, subject: SUBJECT_OF[rule] ?? 't1.visit', base: `${DAY}T10:30` }
  try {
    return { rule, person: '', said: noticeOf([telling], { renderer, large: false }), failed: null }
  } catch (error) {
    return { rule, person: '', said: null, failed: (error as Error).message }
  }
}

/** Every rule's notice, worded for whom it tells. `personOf` knows the chat's person of a viewer. */
export const noticesOfRules = async (
  bot: RehearsedBot,
  variants: readonly Variant[],
  personOf: (viewer: Viewer) => string,
  isWanted: (viewer: Viewer) => boolean,
): Promise<Screen[]> => {
  const screens: Screen[] = []
  for (const [rule, known] of CONTENT.reminders) {
    const told: readonly Occasioned[] = isComposed(known)
      ? (COMPOSED[rule] ?? [])
      : [{ to: 'linked', subject: '' }]
    for (const [place, { to, subject }] of told.entries()) {
      if (!isWanted(to)) continue
      const readings = new Map<string, ToldNotice>()
      for (const variant of variants) {
        await bot.readLarge(variant.large)
        const composed = { rule, person: personOf(to), subject, day: DAY, ...variant }
        readings.set(
          variantName(variant),
          isComposed(known) ? await bot.word(composed) : plainNotice(rule, variant),
        )
      }
      screens.push(noticeScreen(`rule-${rule}-${place}`, to, readings, [`rule ${rule}`]))
    }
  }
  return screens
}
