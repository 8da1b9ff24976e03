import type { OperatorWords } from '../../../application/operator/words.ts'
import { html, type Markup, NOTHING } from '../markup.ts'

/** A column of a table: its name in `operator.columns`, and what stands in it. */
export type Column<T> = readonly [name: string, cell: (row: T) => string | number | Markup]

/** A table under a heading; where there is nothing to show, that is said. */
export const section = <T>(
  name: string,
  rows: readonly T[],
  columns: readonly Column<T>[],
  words: OperatorWords,
  note: Markup = NOTHING,
): Markup => {
  const heading = html`<h2 id="${name}">${words.say(`page.${name}`)}</h2>${note}`
  if (rows.length === 0) return html`<section>${heading}<p>${words.say(`page.${name}_none`)}</p></section>`
  return html`<section>${heading}<div class="scroll"><table aria-labelledby="${name}">
<thead><tr>${columns.map(([column]) => html`<th scope="col">${words.say(`columns.${column}`)}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${columns.map(([column, cell]) => html`<td data-label="${words.say(`columns.${column}`)}">${cell(row)}</td>`)}</tr>\n`)}</tbody>
</table></div></section>
`
}
