import { z } from 'zod'

/** What a good call or visit shows; feedback and summary name these (C4). */
export const SceneSkill = z.enum(['greet', 'introduce', 'purpose', 'ask', 'write', 'thank', 'calm'])
export type SceneSkill = z.infer<typeof SceneSkill>
