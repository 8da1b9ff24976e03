import type { Outgoing, Worth } from '../../application/ports/messenger.ts'

/** Replies of one update on their way to a chat; `update` null – a word beside any update. */
export interface Job {
  readonly update: string | null
  readonly chat: number
  readonly replies: readonly Outgoing[]
  readonly worth: Worth
}

/** One call that a reply takes. */
export interface ReplyCall {
  readonly reply: Outgoing
  /** What is said when the reply itself was refused: it is not said a third way. */
  readonly isOtherwise: boolean
  readonly run: () => Promise<unknown>
}

/** A job in its chat's queue. */
export interface Waiting {
  readonly job: Job
  /** What is still to be called; null – it was not begun. */
  calls: ReplyCall[] | null
  /** Whether something of it could not be delivered to anybody. */
  isLost: boolean
}

/** So many answers wait for a chat; beyond that a newer one takes the place of the oldest that nobody needs any more. */
export const MOST_WAITING = 10

/** What a reply says, without the buttons: those carry another version each time. */
const wordsOf = (reply: Outgoing): string => {
  switch (reply.kind) {
    case 'text':
    case 'edit':
      return reply.html
    case 'file':
      return `${reply.kind} ${reply.name}`
    case 'photo':
    case 'voice':
      return `${reply.kind} ${reply.caption}`
    case 'venue':
      return `${reply.title} ${reply.address}`
  }
}

const isSame = (one: Job, other: Job): boolean =>
  one.worth === other.worth &&
  one.replies.length === other.replies.length &&
  one.replies.every((reply, n) => wordsOf(reply) === wordsOf(other.replies[n] as Outgoing))

/**
 * What waits to be said in one chat, in its order; an answer to danger goes before everything else and ends what was asked. Whoever writes faster than
 * a messenger lets us answer fills it: then receipts and appointments go next, the same words are said once, and of passing
 * answers the newest stay. Only what was not begun is ever replaced.
 */
export class ChatQueue {
  #waiting: Waiting[] = []
  #isFlooded = false

  /** Whether more came than can be answered, until all of it is out. */
  get isFlooded(): boolean {
    return this.#isFlooded
  }

  /** @returns jobs that this one makes needless; they are never said */
  add(job: Job): readonly Job[] {
    const added: Waiting = { job, calls: null, isLost: false }
    if (this.#waiting.length >= MOST_WAITING) this.#isFlooded = true
    // Whoever is in danger is not shown a menu after the numbers: what was asked before is over.
    const overtaken = job.worth === 'danger' ? this.#drop(this.#replaceable()) : []
    if (!this.#isFlooded) {
      this.#waiting.push(added)
      return overtaken
    }
    return [...overtaken, ...this.#putInPlace(added), ...this.#dropOldest()]
  }

  /** What is said next; null – nothing waits. */
  next(): Waiting | null {
    let first: Waiting | null = null
    for (const each of this.#waiting) {
      if (first === null || this.#rank(each) < this.#rank(first)) first = each
    }
    return first
  }

  /** It is out, or never can be. */
  remove(waiting: Waiting): void {
    this.#waiting = this.#waiting.filter((each) => each !== waiting)
    if (this.#waiting.length === 0) this.#isFlooded = false
  }

  /** In the place of the first that says the same, with the newest buttons; else at the end. */
  #putInPlace(added: Waiting): Job[] {
    const same = this.#waiting.filter(({ job, calls }) => calls === null && isSame(job, added.job))
    const [first] = same
    const rest = this.#waiting.filter((each) => each === first || !same.includes(each))
    this.#waiting = first ? rest.map((each) => (each === first ? added : each)) : [...rest, added]
    return same.map(({ job }) => job)
  }

  #dropOldest(): Job[] {
    const passing = this.#replaceable()
    return this.#drop(passing.slice(0, Math.max(0, passing.length - MOST_WAITING)))
  }

  #replaceable(): Waiting[] {
    return this.#waiting.filter(({ job, calls }) => calls === null && job.worth === 'passing')
  }

  #drop(needless: readonly Waiting[]): Job[] {
    this.#waiting = this.#waiting.filter((each) => !needless.includes(each))
    return needless.map(({ job }) => job)
  }

  #rank({ job, calls }: Waiting): number {
    if (job.worth === 'danger') return 0
    if (!this.#isFlooded || calls !== null || job.worth === 'record') return 1
    return 2
  }
}
