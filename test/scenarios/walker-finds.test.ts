import { describe, expect, it } from 'vitest'
import { Walker } from '../../src/application/content-check/walker.ts'
import { compileScenario } from '../../src/domain/scenario/compile.ts'
import type { StepDefinition } from '../../src/domain/scenario/definition.ts'
import { branchesOf } from '../../src/domain/scenario/inspect/branches.ts'
import { baseContent } from '../content/broken.ts'

/** The walker on small scenarios that have something wrong: what it cannot find it does not prove. */
const content = baseContent()
const TODAY = Date.parse('2026-11-22T12:00:00+05:00')

const [need = ''] = content.needs.keys()
const [region = ''] = content.regions.keys()

/** Walks the small scenario with one step written anew. */
const walked = (changed: StepDefinition | null) => {
  const { scenario, stages } = content.trackSource
  const source = {
    scenario,
    stages: stages.map((stage) => ({
      ...stage,
      steps: stage.steps.map((step) => (step.id === changed?.id ? changed : step)),
    })),
  }
  const track = compileScenario(source, 'changed')
  const walker = new Walker({ ...content, track }, region, TODAY)
  walker.walk(need, 7)
  const unwalked = [...branchesOf(track, [...content.needs.values()])].filter(
    (branch) => !walker.branches.has(branch),
  )
  return { walker, unwalked }
}

describe('the walker', () => {
  it('finds nothing where nothing is wrong', () => {
    const { walker, unwalked } = walked(null)
    expect([...walker.problems]).toEqual([])
    expect(unwalked).toEqual([])
    expect(walker.proved).toBe(walker.states)
    expect(walker.states).toBeGreaterThan(5)
  })

  it('names an answer that nobody is ever offered', () => {
    const never = { answer: 'route', is: 'never' } as const
    const options = ['walk', { id: 'call', when: never }]
    const next = [{ when: { answer: 'first.way', is: 'call' }, to: 'practice' }, { to: 'day' }]
    const { unwalked } = walked({ id: 'way', type: 'choose', options, next })
    expect(unwalked).toContain('first.way: call')
    expect(unwalked).toContain('first.way > first.practice')
  })

  it('names a way that no answer opens', () => {
    const next = [{ when: { answer: 'first.way', is: 'swim' }, to: 'practice' }, { to: 'day' }]
    const { unwalked } = walked({ id: 'way', type: 'choose', options: ['walk', 'call'], next })
    expect(unwalked).toContain('first.way > first.practice')
    expect(unwalked).toContain('first.practice')
  })

  it('names a condition that always holds: nobody is led past its step', () => {
    const { unwalked } = walked({
      id: 'sorry',
      type: 'say',
      wait: false,
      when: { answer: 'second.seen', given: true },
    })
    expect(unwalked).toEqual(['second.sorry passed over > second.facts'])
  })

  it('names states from which no end is reached', () => {
    const { walker } = walked({ id: 'seen', type: 'choose', options: ['good', 'bad'], next: 'seen' })
    const stuck = [...walker.problems].filter((problem) => problem.includes('no way to an end'))
    expect(stuck.length).toBeGreaterThan(0)
    expect(walker.proved).toBeLessThan(walker.states)
  })
})
