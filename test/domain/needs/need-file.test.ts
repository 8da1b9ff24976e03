import { describe, expect, it } from 'vitest'
import { forCause } from '../../../src/domain/needs/need.ts'
import { NeedFile } from '../../../src/domain/needs/need-file.ts'

const WHOLE = { certainty: 'weak', verified_at: '2026-11-30', verify_by: '2027-06-01', source: 'a newspaper' }

const need = (changed: Record<string, unknown>) => ({
  id: 'debts',
  causes: ['card', 'pay'],
  fact: WHOLE,
  bodies: [
    { id: 'bailiffs', kind: 'bailiffs', ways: ['visit'] },
    { id: 'bank', kind: 'bank', ways: ['phone'], fact: { certainty: 'verified', source: 'the bank’s site' } },
  ],
  documents: [
    {
      id: 'passport',
      validity: { kind: 'unlimited' },
      obtain: { n: 5, unit: 'work_days' },
      required: true,
      fact: { verify_by: '2027-01-01' },
    },
  ],
  fees: [{ id: 'fee', amount: 100, fact: { certainty: 'memory' } }],
  terms: [{ id: 'answer', n: 10, unit: 'work_days' }],
  laws: [{ id: 'law' }, { id: 'card_law', for: ['card'] }],
  mistakes: ['late', { id: 'silent', for: ['pay'] }],
  calls: [{ body: 'bank', questions: ['a', 'b', 'c'] }],
  visits: [{ body: 'bailiffs' }],
  refusal: ['on_paper', 'head'],
  sources: ['a newspaper'],
  ...changed,
})

describe('a need as its author writes it', () => {
  it('says once how sure its facts are, and again where it differs', () => {
    const read = NeedFile.parse(need({}))
    expect(read.bodies.map(({ fact }) => fact)).toEqual([
      WHOLE,
      { ...WHOLE, certainty: 'verified', source: 'the bank’s site' },
    ])
    expect(read.documents[0]?.fact).toEqual({ ...WHOLE, verify_by: '2027-01-01' })
    // What nobody saw has no source, whatever the others have.
    const { source: _, ...days } = WHOLE
    expect(read.fees[0]?.fact).toEqual({ ...days, certainty: 'memory' })
  })

  it('without such a word every entry needs its own', () => {
    const { error } = NeedFile.safeParse(need({ fact: undefined }))
    expect(error?.issues.map(({ path }) => path.join('.'))).toContain('bodies.0.fact')
  })

  it('is free of charge in one word', () => {
    const read = NeedFile.parse(need({ fees: undefined, free: true }))
    expect(read.fees).toEqual([{ id: 'free', amount: 0, fact: WHOLE }])
    expect(NeedFile.safeParse(need({ fees: undefined })).success).toBe(false)
  })

  it('has laws and mistakes that hold for some causes', () => {
    const { laws, mistakes } = NeedFile.parse(need({}))
    expect(forCause(laws, 'pay').map(({ id }) => id)).toEqual(['law'])
    expect(forCause(mistakes, 'card').map(({ id }) => id)).toEqual(['late'])
    expect(forCause(mistakes, 'pay').map(({ id }) => id)).toEqual(['late', 'silent'])
  })
})
