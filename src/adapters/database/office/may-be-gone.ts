import { GONE_SAID } from '../../../domain/people/read-gone.ts'

/**
 * A list says that the citizen `c` died, moved, lives in a home or refuses, and nobody has answered yet: they are not
 * invited meanwhile.
 */
export const MAY_BE_GONE = `exists (select 1 from register_doubts g where g.citizen_id = c.id and g.state = 'open'
  and g.what in (${GONE_SAID.map((each) => `'${each}'`).join(', ')}))`
