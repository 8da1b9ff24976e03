import { versionOf } from '../../src/adapters/content/load-content.ts'
import type { Content } from '../../src/application/ports/content.ts'
import { compileScenario } from '../../src/domain/scenario/compile.ts'
import type { ScenarioSource } from '../../src/domain/scenario/compiled.ts'
import { CONTENT } from '../support/chat.ts'

type Stage = ScenarioSource['stages'][number]

/** The product's content with one stage's steps changed, as a deploy would bring it. */
const withStage = (
  content: Content,
  stage: string,
  change: (steps: Stage['steps']) => Stage['steps'],
): Content => {
  const stages = content.trackSource.stages.map((each) =>
    each.stage === stage ? { ...each, steps: change(each.steps) } : each,
  )
  const trackSource = { ...content.trackSource, stages }
  return { ...content, trackSource, track: compileScenario(trackSource, versionOf(trackSource)) }
}

const INSERTED = 'Новый вопрос, которого раньше не было.'

/** Texts with one more, the inserted step's; the renamed step keeps its own. */
const withInsertedText = (content: Content): Content => ({
  ...content,
  texts: {
    ...content.texts,
    keys: (language) => content.texts.keys(language),
    find: (language, key) =>
      key === 'track.contact.inserted.text'
        ? { variables: [], fill: () => INSERTED }
        : content.texts.find(language, key.replace('.appointment_date.', '.appointment_day.')),
  },
})

/**
 * A deploy that changes the stage of contact under everybody: `appointment_day` is renamed away, a step is inserted
 * before `reached`, and the questions after the call stand in another order.
 */
export const changedContent = (): Content =>
  withInsertedText(
    withStage(CONTENT, 'contact', (steps) => {
      const kept = steps.map((step) =>
        step.id === 'appointment_day' ? { ...step, id: 'appointment_date' } : step,
      )
      const renamed = JSON.parse(
        JSON.stringify(kept).replaceAll('"appointment_day"', '"appointment_date"'),
      ) as Stage['steps']
      const at = renamed.findIndex(({ id }) => id === 'reached')
      return [
        ...renamed.slice(0, at),
        { id: 'inserted', type: 'say', wait: true },
        ...renamed.slice(at),
      ] as Stage['steps']
    }),
  )
