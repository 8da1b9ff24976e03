import type { DemoPerson } from './demo-person.ts'
import type { PersonState } from './world/people.ts'
import type { World } from './world/world.ts'

/** Identifier of the first demo person. */
const FIRST_PERSON = 7001

/** A telephone nobody can have: its area code 000 does not exist. */
function impossiblePhone(id: number): string {
  return `+7000${String(id).padStart(7, '0').slice(-7)}`
}

/**
 * Puts a person into the world. One who is there already (from the journal) keeps what happened to them and
 * takes only the new names and language.
 */
export function admit(world: World, person: DemoPerson): PersonState {
  const known = world.people.byKey(person.key)
  const id = known?.id ?? person.id ?? world.counters.next('person', FIRST_PERSON)
  const state: PersonState = {
    id,
    key: person.key,
    firstName: person.firstName,
    ...(person.lastName ? { lastName: person.lastName } : {}),
    ...(person.username ? { username: person.username } : {}),
    ...(person.about ? { about: person.about } : {}),
    language: person.language,
    phone: person.phone ?? known?.phone ?? impossiblePhone(id),
    started: known?.started ?? person.started ?? false,
    blocked: known?.blocked ?? false,
    deactivated: known?.deactivated ?? false,
  }
  world.people.save(state)
  return state
}
