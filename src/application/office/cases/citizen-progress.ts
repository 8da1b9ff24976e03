import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import { allowed } from '../kit/audited.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace } from '../kit/use-case.ts'
import { looking } from './show-case.ts'

/** How far the citizen has come with the bot alone (C), if they linked their chat and agreed. */
export const showProgress = looking(async (call, { found }) => {
  const { desks, moment, words } = call
  const progress = await desks.cases.progress(found.citizen, moment.conversation.region.time_zone)
  const back: OfficeButton = [text('office.cases.buttons.card'), 'case', found.id]
  const [stage = ''] = progress?.step.split('.') ?? []
  const parts =
    progress === null
      ? [text('office.cases.no_progress')]
      : [
          text('office.cases.progress_need', { need: text(`needs.${progress.need}.title`) }),
          text(`office.cases.progress_status.${progress.status}`, { date: { date: progress.on } }),
          ...(words.has(`track.${stage}.title`)
            ? [text('office.cases.progress_stage', { stage: text(`track.${stage}.title`) })]
            : []),
          text('office.cases.progress_alone', { n: progress.alone, all: progress.stages }),
        ]
  return decide(moment, {
    replies: [inPlace(call, words.message(parts, [back]))],
    office: [allowed(call, 'see_case', `case:${found.id}`)],
  })
})
