import type { Form } from '../../domain/forms/form.ts'
import { sourcesShown } from '../../domain/forms/inspect-forms.ts'
import type { Known, KnownTicks } from '../../domain/forms/known.ts'
import { FIELD_SOURCES, LIST_SOURCE_NAMES, type ListSource } from '../../domain/forms/source-name.ts'
import type { FilledSheet } from '../ports/office/sheet-desk.ts'
import type { PaperGround } from './paper-ground.ts'
import { ACT_LISTS } from './sources/act-sources.ts'
import { CASE_LISTS } from './sources/case-lists.ts'
import { CITIZEN_LISTS } from './sources/citizen-sources.ts'
import { DESTRUCTION_LISTS } from './sources/destruction-sources.ts'
import { DISTRICT_LISTS } from './sources/district-sources.ts'
import { ENTERED_LISTS } from './sources/entered-sources.ts'
import { effectOf, FIELD_SOURCES_OF } from './sources/field-sources.ts'
import { INTEREST_LISTS } from './sources/interest-sources.ts'
import type { ListOf } from './sources/list-of.ts'
import { MENTOR_LISTS } from './sources/mentor-sources.ts'
import { MONTH_LISTS } from './sources/month-lists.ts'
import { NEED_LISTS } from './sources/need-sources.ts'
import { PROGRAMME_LISTS } from './sources/programme-sources.ts'
import { REGISTER_LISTS } from './sources/register-lists.ts'
import { ROUND_LISTS } from './sources/round-list.ts'
import { TECHNOLOGY_LISTS } from './sources/technology-sources.ts'

const LISTS_OF: Readonly<Record<ListSource, ListOf>> = {
  ...ACT_LISTS,
  ...CASE_LISTS,
  ...CITIZEN_LISTS,
  ...INTEREST_LISTS,
  ...PROGRAMME_LISTS,
  ...NEED_LISTS,
  ...MENTOR_LISTS,
  ...MONTH_LISTS,
  ...DESTRUCTION_LISTS,
  ...DISTRICT_LISTS,
  ...ENTERED_LISTS,
  ...REGISTER_LISTS,
  ...ROUND_LISTS,
  ...TECHNOLOGY_LISTS,
}

/** What each kind of look found, the latest of its kind. */
const ticksOf = (sheets: readonly FilledSheet[]): KnownTicks => ({
  latest: sheets[0]?.answers.ticks ?? [],
  looks: Object.fromEntries([...sheets].reverse().map(({ kind, answers }) => [kind, answers.ticks])),
})

/** Looks up everything that a form shows, and nothing else. */
export const resolveForm = (form: Form, ground: PaperGround): Known => {
  const shown = new Set(sourcesShown(form))
  return {
    fields: Object.fromEntries(
      FIELD_SOURCES.filter((source) => shown.has(source)).map((source) => [
        source,
        FIELD_SOURCES_OF[source](ground),
      ]),
    ),
    ticks: {
      passport: ticksOf(ground.passports),
      effect: { latest: effectOf(ground), looks: {} },
      council: { latest: ground.council ? [ground.council.council] : [], looks: {} },
    },
    lists: Object.fromEntries(
      LIST_SOURCE_NAMES.filter((source) => shown.has(source)).map((source) => [
        source,
        LISTS_OF[source](ground),
      ]),
    ),
  }
}
