/** Numbers that look random and are the same in every run. */
export const seeded = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
type Random = ReturnType<typeof seeded>

const pick = <T>(random: Random, from: readonly T[]): T => from[random(from.length)] as T

/** Names that every object inherits. */
const INHERITED = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'prototype']
/** What buttons of ours begin with. */
const PREFIXES = ['w', 'd', 'h', 'y', 'e', 'm', 'v', 'r', 's', 's1k9', 'a']

/** Values that no part of an update expects. */
const ODD: readonly ((random: Random) => unknown)[] = [
  () => null,
  () => '',
  () => [],
  () => ({}),
  () => true,
  () => -1,
  () => 1e308,
  () => 0.5,
  () => '\ud83d',
  () => 'а\u0000б\u001f',
  () => '🤝'.repeat(3_000),
  () => ({ toString: 1, constructor: null }),
  () => JSON.parse('{"__proto__": {"x": 1}}'),
  (random) => pick(random, INHERITED),
  (random) => `/${pick(random, INHERITED)}`,
  (random) => `${pick(random, PREFIXES)}.${pick(random, INHERITED)}`,
  (random) => `${pick(random, PREFIXES)}.${pick(random, INHERITED)}.${random(99)}.${pick(random, INHERITED)}`,
  () => '2026-02-31 25:99',
  () => '<b>&amp;<a href="',
]

/** Every place in a value: the object and the name under which it stands there. */
const placesIn = (value: unknown): { holder: Record<string, unknown>; name: string }[] => {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesIn(holder[name])])
}

/** An update with one to three things wrong in it: a part gone, of another type, or where another part was. */
export const mutated = (body: object, random: Random): object => {
  const spoilt = structuredClone(body)
  for (let left = 1 + random(3); left > 0; left -= 1) {
    const places = placesIn(spoilt)
    const { holder, name } = pick(random, places.length > 0 ? places : [{ holder: {}, name: 'x' }])
    const how = random(4)
    if (how === 0) delete holder[name]
    else if (how === 1) holder[name] = structuredClone(pick(random, places)?.holder ?? null)
    else holder[name] = pick(random, ODD)(random)
  }
  return spoilt
}
