import type { CompiledStep } from './compiled.ts'

/** The choice by which a question is passed over. */
export const PASS_OVER = 'skip'

/**
 * Whether the way goes on by itself behind a question that stays unanswered: a self-assessment, or a choice that decides
 * nothing but what is said about it. Steps with a «Пропустить» of their own are not meant.
 */
export const mayPassOver = ({ definition }: CompiledStep): boolean =>
  definition.type === 'rate' ||
  definition.type === 'rate_all' ||
  (definition.type === 'choose' &&
    definition.next === undefined &&
    definition.save === undefined &&
    Array.isArray(definition.options))
