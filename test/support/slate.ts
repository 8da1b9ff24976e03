import { createHash } from 'node:crypto'
import type { Incoming, IncomingBody, Messenger, Outgoing } from '../../src/application/ports/messenger.ts'
import type { NoticeSender } from '../../src/application/ports/notice-sender.ts'
import { plainText } from '../../src/application/render.ts'
import type { Handled } from '../../src/application/update/handle-update.ts'
import { splitHtml } from '../../src/domain/text/split-html.ts'
import type { OpenStage, Seen } from './messenger-contract.ts'

/** An update as the slate hands it out: it has no name. */
interface SlateUpdate {
  readonly chat: string
  readonly at: number
  readonly said?: string
  readonly pressed?: { readonly token: string; readonly on: string }
}

interface Written extends Seen {
  readonly tokens: ReadonlyMap<string, string>
}

const isUpdate = (update: unknown): update is SlateUpdate =>
  typeof update === 'object' && update !== null && 'chat' in update && 'at' in update

/** Updates without a name get one from what they carry. */
const nameOf = (update: SlateUpdate): string =>
  `slate:${createHash('sha256').update(JSON.stringify(update)).digest('base64url')}`

const bodyOf = ({ said, pressed }: SlateUpdate): IncomingBody =>
  pressed
    ? { type: 'press', token: pressed.token, message: pressed.on, press: '' }
    : { type: 'words', words: said ?? '' }

type Buttons = Extract<Outgoing, { kind: 'text' }>['buttons']

/**
 * The least messenger that there can be, as another one than Telegram: names are no numbers, updates have none, messages
 * are short, and there are no toasts, keyboards, maps, pictures or voices.
 */
export class Slate implements Messenger {
  readonly limits = { text: 60, caption: 60 }
  readonly #chats = new Map<string, Written[]>()
  readonly #handle: (incoming: Incoming) => Promise<Handled>
  readonly #onSent: (update: string) => void
  #written = 0

  constructor(
    handle: (incoming: Incoming) => Promise<Handled>,
    onSent: (update: string) => void,
    people: readonly string[],
  ) {
    this.#handle = handle
    this.#onSent = onSent
    for (const address of people) this.#chats.set(address, [])
  }

  async take(update: unknown): Promise<void> {
    if (!isUpdate(update)) return
    const sender = { address: update.chat, language: 'ru' } as const
    await this.perform({ update: nameOf(update), sender, body: bodyOf(update) })
  }

  async perform(incoming: Incoming): Promise<void> {
    const { toast, replies, isNew } = await this.#handle(incoming)
    if (!isNew) return
    const said: Outgoing[] = toast === null ? [] : [{ kind: 'text', html: toast }]
    this.deliver(incoming, [...said, ...replies])
  }

  deliver({ update, sender }: Incoming, replies: readonly Outgoing[]): void {
    this.resume(update, sender.address, replies)
  }

  resume(update: string, address: string, replies: readonly Outgoing[]): void {
    const isTidyingUp = replies.some(({ kind }) => kind !== 'edit')
    for (const reply of replies) this.#show(address, reply, isTidyingUp)
    this.#onSent(update)
  }

  async drain(): Promise<void> {}

  stop(): void {}

  /** What stands in a chat. */
  screen(address: string): readonly Written[] {
    return this.#chats.get(address) ?? []
  }

  /** One notice is one message. */
  readonly notices: NoticeSender = {
    send: async (address, { html, buttons }) => {
      if (!this.#chats.has(address)) return { kind: 'unreachable', reason: 'chat_not_found' }
      if (splitHtml(html, this.limits.text).length > 1) return { kind: 'refused', code: 0 }
      return { kind: 'sent', message: this.#write(address, html, buttons) }
    },
  }

  #show(address: string, message: Outgoing, isTidyingUp: boolean): void {
    if (message.kind === 'edit') this.#replace(address, message, isTidyingUp)
    else if (message.kind === 'text')
      this.#say(address, [message.html, ...(message.keyboard ?? []).flat()].join('\n'), message.buttons)
    else if (message.kind === 'venue')
      this.#say(address, `${message.title}\n${message.address}`, message.buttons)
    else this.#say(address, message.otherwise ?? message.caption)
  }

  #say(address: string, html: string, buttons: Buttons = []): void {
    const parts = splitHtml(html, this.limits.text)
    for (const [n, part] of parts.entries()) this.#write(address, part, n === parts.length - 1 ? buttons : [])
  }

  #write(address: string, html: string, buttons: Buttons = []): string {
    this.#written += 1
    const name = `mid.${(this.#written + 46_655).toString(36)}`
    const all = buttons.flat()
    this.#chats.get(address)?.push({
      name,
      words: plainText(html),
      buttons: all.map((each) => each.text),
      tokens: new Map(all.map((each) => [each.text, each.token])),
    })
    return name
  }

  #replace(address: string, edit: Extract<Outgoing, { kind: 'edit' }>, isTidyingUp: boolean): void {
    const { message: name, html, buttons } = edit
    const chat = this.#chats.get(address) ?? []
    const at = chat.findIndex((each) => each.name === name)
    if (at >= 0) chat[at] = { name, words: plainText(html), buttons: [], tokens: new Map() }
    else if (buttons || !isTidyingUp) this.#say(address, html, buttons)
  }
}

/** A stage on the slate, for the contract of messengers. */
export const openSlate: OpenStage = async (handle, onSent) => {
  const address = 'c.anna'
  const slate = new Slate(handle, onSent, [address])
  let at = 0
  const update = (what: Pick<SlateUpdate, 'said' | 'pressed'>): SlateUpdate => {
    at += 1
    return { chat: address, at, ...what }
  }
  return {
    messenger: slate,
    notices: slate.notices,
    address,
    say: (said) => update({ said }),
    press: (label) => {
      const shown = slate.screen(address).findLast(({ buttons }) => buttons.includes(label))
      return update({ pressed: { token: shown?.tokens.get(label) ?? '', on: shown?.name ?? '' } })
    },
    screen: () => slate.screen(address).map(({ name, words, buttons }) => ({ name, words, buttons })),
    elsewhere: () => [],
    close: async () => {},
  }
}
