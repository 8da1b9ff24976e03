import type { CompiledScenario, CompiledStep } from '../scenario/compiled.ts'

/** Where a step may lead inside its stage. */
const waysFrom = ({ definition: { next }, stage, following }: CompiledStep): string[] => {
  const named = Array.isArray(next) ? next.map(({ to }) => to) : next === undefined ? [] : [next]
  const inside = named.filter((to) => to !== 'end' && !to.startsWith('stage:')).map((to) => `${stage}.${to}`)
  const follows = next === undefined && following !== null ? [following] : []
  return [...inside, ...follows]
}

const isAhead = ({ definition }: CompiledStep): boolean =>
  definition.type === 'choose' && definition.ahead !== undefined

/**
 * The nearest questions that a step leads to whose answers people tell before they are asked.
 * @example nearestAhead(track, step of `contact.start`) // [step of `contact.reached`, …]
 */
export const nearestAhead = ({ steps }: CompiledScenario, from: CompiledStep): readonly CompiledStep[] => {
  const seen = new Set([from.name])
  let edge: CompiledStep[] = [from]
  while (edge.length > 0) {
    const next = edge.flatMap((step) => (step !== from && isAhead(step) ? [] : waysFrom(step)))
    edge = [...new Set(next)].flatMap((name) => {
      const step = seen.has(name) ? undefined : steps.get(name)
      seen.add(name)
      return step ? [step] : []
    })
    const found = edge.filter(isAhead)
    if (found.length > 0) return found
  }
  return []
}

/** The answer of a question that leads straight to another one, where exactly one does: `talked` before `contact.outcome`. */
export const answerThatLeads = (from: CompiledStep, to: CompiledStep): string | null => {
  const { definition } = from
  if (definition.type !== 'choose' || !Array.isArray(definition.options)) return null
  if (!Array.isArray(definition.next)) return null
  const branches = definition.next
  const ids = definition.options.map((option) => (typeof option === 'string' ? option : option.id))
  const leads = (id: string): boolean => {
    const named = branches.find(({ when }) => when && 'is' in when && when.is === id)
    const target = named ?? branches.find(({ when }) => when === undefined)
    return `${from.stage}.${target?.to}` === to.name
  }
  const leading = ids.filter(leads)
  return leading.length === 1 ? (leading[0] ?? null) : null
}
