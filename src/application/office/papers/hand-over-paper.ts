import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import { paperFile } from '../../forms/paper-file.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { NewPaper } from '../../ports/office/paper-change.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'

/** How long a link to a file lives. */
const LINK_MS = 10 * 60_000

/** A printed paper with what follows from it. */
export interface Printed {
  readonly paper: NewPaper
  readonly bytes: Uint8Array
  /** It holds nobody's data. */
  readonly isPublic: boolean
  readonly changes: readonly OfficeChange[]
  /** What can be done with it next. */
  readonly buttons: readonly OfficeButton[]
}

/** Into the chat of whoever printed it. */
const inChat = (call: OfficeCall, { paper, bytes, isPublic, changes, buttons }: Printed): Decision =>
  decide(call.moment, {
    replies: [
      {
        kind: 'file',
        ...paperFile(paper),
        encoding: 'base64',
        content: Buffer.from(bytes).toString('base64'),
        caption: call.words.html([text(isPublic ? 'office.papers.caption_public' : 'office.papers.caption')]),
      },
      call.words.message([text('office.papers.printed')], buttons),
    ],
    office: changes,
  })

/** Six digits that are shown over the chat for a moment: whoever the link is passed on to has not seen them. */
const digitsOf = ({ moment }: OfficeCall): readonly [string, string] => {
  const groups = [moment.conversation.chance.seed(), moment.conversation.chance.seed()]
  const [first = '', second = ''] = groups.map((group) => String(group % 1_000).padStart(3, '0'))
  return [first, second]
}

/** As a way to the product's own server: once, for ten minutes, for whoever pressed. */
const byLink = (call: OfficeCall, base: string, { paper, changes, buttons }: Printed): Decision => {
  const { moment, words } = call
  const code = moment.conversation.chance.code()
  const groups = digitsOf(call)
  const link = `${base}/papers/${code}`
  return decide(moment, {
    replies: [words.message([text('office.papers.by_link', { link })], buttons)],
    toast: words.phrase('office.papers.digits', { digits: groups.join(' ') }),
    office: [
      ...changes,
      {
        type: 'make_paper_link',
        code,
        digits: groups.join(''),
        paper: paper.id,
        expires: moment.at + LINK_MS,
      },
    ],
  })
}

/** Nothing leaves: neither is there a server of one's own, nor did the head allow it in the chat. */
const notAllowed = (call: OfficeCall): Decision =>
  decide(call.moment, {
    replies: [
      call.words.message(
        [text('office.papers.not_allowed')],
        call.actor.role === 'head'
          ? [[text('office.papers.buttons.allow'), 'papers_in_chat', 'yes'] as const]
          : [],
      ),
    ],
  })

/**
 * Hands a printed paper over: by a link to the product's own server where there is one, else into the chat where the head
 * allowed it – on the playground, where nobody is real, and what holds nobody's data always.
 */
export const handOver = async (call: OfficeCall, printed: Printed): Promise<Decision> => {
  const { paperWay, papers } = call.desks
  if (paperWay.kind === 'playground' || printed.isPublic) return inChat(call, printed)
  if (paperWay.kind === 'link') return byLink(call, paperWay.base, printed)
  const institution = await papers.institution(call.actor.department)
  return institution?.inChat ? inChat(call, printed) : notAllowed(call)
}
