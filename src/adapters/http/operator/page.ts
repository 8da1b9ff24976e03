import type { JobStanding } from '../../../application/operator/job-standing.ts'
import type { Overview } from '../../../application/operator/overview.ts'
import type { OperatorWords } from '../../../application/operator/words.ts'
import type { AsideRow } from '../../../application/ports/aside-store.ts'
import type { HumanTask, LedgerRow, UnheardDepartment } from '../../../application/ports/operator-ledger.ts'
import type { Language } from '../../../application/ports/texts.ts'
import { html, type Markup, NOTHING } from '../markup.ts'
import { type Column, section } from './table.ts'

/** What the page is made of besides what it shows. */
export interface PageParts {
  readonly words: OperatorWords
  readonly language: Language
  /** What became of a press, e.g. `done.close`; null – nothing was pressed. */
  readonly said: string | null
  /** Whether there is a playground to go back to. */
  readonly isPlayground: boolean
}

/** A button that does something: a form of its own, so that it works without any script. */
const button = (action: string, label: string, { language }: PageParts): Markup =>
  html`<form method="post" action="/operator/${action}?lang=${language}"><button>${label}</button></form>`

const rowColumns = (words: OperatorWords): Column<LedgerRow>[] => [
  ['id', ({ id }) => id],
  ['person', ({ person }) => words.person(person)],
  ['rule', ({ rule }) => words.rule(rule)],
  ['due', ({ due }) => words.moment(due)],
]

const openColumns = (words: OperatorWords): Column<LedgerRow>[] => [
  ...rowColumns(words),
  ['state', (row) => words.state(row)],
  ['reason', ({ reason }) => words.reason(reason)],
]

const settledColumns = (words: OperatorWords): Column<LedgerRow>[] => [
  ...openColumns(words),
  ['settled', ({ settledAt }) => (settledAt === null ? '' : words.moment(settledAt))],
]

const unknownColumns = (parts: PageParts): Column<LedgerRow>[] => [
  ...rowColumns(parts.words),
  [
    'action',
    ({ id, hold }) =>
      html`<div class="actions">${
        hold ? button(`reminders/${id}/resend`, parts.words.say('page.resend'), parts) : NOTHING
      }${button(`reminders/${id}/confirm`, parts.words.say('page.confirm'), parts)}</div>`,
  ],
]

const taskColumns = (parts: PageParts): Column<HumanTask>[] => [
  ['person', ({ person }) => parts.words.person(person)],
  ['reason', ({ reason }) => parts.words.reason(reason)],
  ['phrase', (task) => parts.words.phrase(task)],
  ['at', ({ at }) => parts.words.moment(at)],
  ['action', ({ id }) => button(`tasks/${id}/close`, parts.words.say('page.close'), parts)],
]

/** Names of departments and numbers: whoever runs the service calls there. */
const unheardColumns: Column<UnheardDepartment>[] = [
  ['department', ({ name }) => name],
  ['cries', ({ cries }) => cries],
  ['missed', ({ missed }) => missed],
]

/** What is in them is sealed and stays so: number, reason and age are enough to decide. */
const asideColumns = (parts: PageParts): Column<AsideRow>[] => [
  ['id', ({ id }) => id],
  ['update', ({ kind }) => kind],
  ['reason', ({ reason }) => reason],
  ['tries', ({ tries }) => tries],
  ['at', ({ at }) => parts.words.moment(at)],
  [
    'action',
    ({ id, state }) =>
      state === 'retry'
        ? parts.words.say('page.retried')
        : state === 'emptied'
          ? button(`asides/${id}/drop`, parts.words.say('page.drop'), parts)
          : html`<div class="actions">${button(`asides/${id}/retry`, parts.words.say('page.retry'), parts)}${button(
              `asides/${id}/drop`,
              parts.words.say('page.drop'),
              parts,
            )}</div>`,
  ],
]

const jobColumns = (words: OperatorWords): Column<JobStanding>[] => [
  ['job', ({ job }) => words.say(`jobs.${job}`)],
  ['expected', ({ expected }) => expected],
  ['runs', ({ runs }) => runs],
  ['failures', ({ failures }) => failures],
  [
    'verdict',
    ({ isBehind }) =>
      html`<span class="${isBehind ? 'bad' : 'good'}">${words.say(isBehind ? 'jobs.behind' : 'jobs.fine')}</span>`,
  ],
]

interface StateLine {
  readonly name: string
  readonly reason: string
  readonly count: number
}

const stateLines = ({ standing }: Overview, words: OperatorWords): StateLine[] => [
  ...standing.counts.map(({ state, reason, count }) => {
    return { name: words.state({ state }), reason: words.reason(reason), count }
  }),
  { name: words.say('page.due'), reason: '', count: standing.due },
  { name: words.say('page.late'), reason: '', count: standing.late },
]

const stateColumns: Column<StateLine>[] = [
  ['state', ({ name }) => name],
  ['reason', ({ reason }) => reason],
  ['count', ({ count }) => count],
]

const header = ({ at }: Overview, { words, language, isPlayground }: PageParts): Markup => {
  const other = language === 'ru' ? 'en' : 'ru'
  return html`<header><h1>${words.say('page.title')}</h1>
<p>${words.say('page.at', { moment: words.moment(at), zone: words.zone })}</p>
<nav>${isPlayground ? html`<a href="/">${words.say('page.back')}</a> ` : NOTHING}<a href="/operator?lang=${language}">${words.say(
    'page.refresh',
  )}</a> <a href="/board">${words.say('page.queue')}</a> <a href="/operator?lang=${other}" lang="${other}" hreflang="${other}">${words.say(
    'page.other_language',
  )}</a></nav></header>`
}

/** A whole document of the operator's side. */
export const documentOf = (title: string, language: Language, body: Markup): string =>
  html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/operator/style.css"></head>
<body>${body}</body>
</html>
`.html

/** The operator's page: what has to be done comes first, what only informs after it. */
export const operatorPage = (overview: Overview, parts: PageParts): string => {
  const { words, language, said } = parts
  const { unheard, tasks, asides, unknown, next, settled, jobs } = overview
  const note = html`<p class="note">${words.say('page.states_note')}</p>`
  return documentOf(
    words.say('page.title'),
    language,
    html`${header(overview, parts)}<main>
${said === null ? NOTHING : html`<p class="said" role="status">${words.say(said)}</p>`}
${section('unheard', unheard, unheardColumns, words)}
${section('tasks', tasks, taskColumns(parts), words)}
${section('asides', asides, asideColumns(parts), words)}
${section('unknown', unknown, unknownColumns(parts), words)}
${section('states', stateLines(overview, words), stateColumns, words, note)}
${section('next', next, openColumns(words), words)}
${section('settled', settled, settledColumns(words), words)}
${section('jobs', jobs, jobColumns(words), words)}</main>`,
  )
}
