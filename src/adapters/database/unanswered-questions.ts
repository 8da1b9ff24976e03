import type pg from 'pg'

/** What people asked in vain: how often, of which need, about what, at which step. Nobody's words. */
export interface UnansweredQuestion {
  readonly need: string
  readonly topic: string
  readonly step: string
  readonly times: number
}

/** Events carry no words; `talk_events` reads them out of the turns. */
const COUNTED = `
select body ->> 'need' as "need", body ->> 'topic' as "topic", body ->> 'step' as "step", count(*)::int as "times"
from talk_events where kind = 'question_unanswered'
group by 1, 2, 3 order by 4 desc, 1, 2, 3`

/** Questions that no fact covered, the most asked first. */
export const unansweredQuestions = async (
  pool: Pick<pg.Pool, 'query'>,
): Promise<readonly UnansweredQuestion[]> => {
  const { rows } = await pool.query<UnansweredQuestion>(COUNTED)
  return rows
}
