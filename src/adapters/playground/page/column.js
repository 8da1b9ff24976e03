import { Composer } from './composer.js'
import { el, iconButton } from './dom.js'
import { messageNode } from './message.js'
import { actFor } from './server.js'
import { languages, wordsOf } from './words.js'

const TOAST_MS = 3500
const TYPING_MS = 5000
const NEAR_BOTTOM = 120

/** One person: their header, their talk with the bot, and what they write with. */
export class Column {
  #key
  #timeZone
  #person
  #nodes = new Map()
  #log = el('div', { class: 'messages', role: 'log', 'aria-live': 'polite', tabindex: 0 })
  #typing = el('p', { class: 'typing', 'aria-live': 'polite' })
  #header = el('div')
  #toasts = el('div', { class: 'toasts', 'aria-live': 'assertive' })
  #composer
  #settingsOpen = false
  #typingTimer
  #stuck = true
  /** Messages of the bot that were there when a story last did something. */
  #read = new Set()

  constructor(key, timeZone) {
    this.#key = key
    this.#timeZone = timeZone
    this.#composer = new Composer(
      key,
      () => this.#words(),
      (body) => this.#do(body),
    )
    this.root = el('section', { class: 'column', id: `column-${key}`, 'data-key': key })
    this.root.append(this.#header, this.#toasts, this.#log, this.#typing, this.#composer.root)
    this.#stayAtBottom()
  }

  /** Shows a person as they are now; `true` when a message of the bot came that was not there before. */
  show(person) {
    const before = this.#person
    this.#person = person
    this.root.lang = person.language
    this.root.setAttribute('aria-label', person.name)
    if (!before || headerOf(before) !== headerOf(person)) this.#renderHeader()
    this.#composer.show(person)
    const isNews = this.#renderMessages()
    if (isNews) this.#typing.textContent = ''
    return before !== undefined && isNews
  }

  /** Draws everything anew, in the language of now. */
  refresh() {
    if (!this.#person) return
    this.#nodes.clear()
    this.#renderHeader()
    this.#renderMessages()
    this.#composer.show(this.#person)
  }

  /** Shows the answer to a press; an alert stands until it is closed. */
  toast(text, alert) {
    for (const button of this.#log.querySelectorAll('.pressed')) button.classList.remove('pressed')
    if (!text) return
    const toast = el('div', { class: 'toast', role: alert ? 'alertdialog' : undefined }, el('p', {}, text))
    if (alert) {
      const close = el('button', { type: 'button', onclick: () => toast.remove() }, this.#words()('close'))
      toast.append(close)
    } else setTimeout(() => toast.remove(), TOAST_MS)
    this.#toasts.replaceChildren(toast)
    toast.querySelector('button')?.focus()
  }

  /** Shows for a while that the bot is typing. */
  typing() {
    this.#typing.textContent = `${this.#words()('bot')} ${this.#words()('typing')}…`
    clearTimeout(this.#typingTimer)
    this.#typingTimer = setTimeout(() => {
      this.#typing.textContent = ''
    }, TYPING_MS)
  }

  /** Shows words in the field as if they were being typed. */
  type(words) {
    this.#composer.type(words)
  }

  /** Sends words that were typed; `false` when they could not be sent. */
  sendTyped(words) {
    return this.#composer.sendTyped(words)
  }

  /** Brings the newest button of a name into sight and marks it; `false` when there is none. */
  pointAt(label) {
    const button = this.#buttonOf(label)
    button?.scrollIntoView({ block: 'nearest' })
    button?.classList.add('pointed')
    return button !== undefined
  }

  /** Presses the newest button of a name; `false` when there is none. */
  pressLabel(label) {
    const button = this.#buttonOf(label)
    button?.classList.remove('pointed')
    button?.click()
    return button !== undefined
  }

  /** From here on {@link lettersSinceRead} counts. */
  markRead() {
    this.#read = new Set(this.#said().map((message) => JSON.stringify(message)))
  }

  /** How many letters the bot wrote, or wrote anew, since they were last read. */
  lettersSinceRead() {
    const fresh = this.#said().filter((message) => !this.#read.has(JSON.stringify(message)))
    return fresh.reduce((sum, { text }) => sum + text.length, 0)
  }

  #said() {
    return this.#person?.messages.filter(({ from }) => from === 'bot') ?? []
  }

  #buttonOf(label) {
    const buttons = [...this.root.querySelectorAll('button.press:not(:disabled)')]
    const inTalk = buttons.filter((button) => this.#log.contains(button))
    return [...inTalk.toReversed(), ...buttons].find(({ textContent }) => textContent === label)
  }

  /** Keeps the newest message in sight when pictures load or panels open, unless somebody is reading above. */
  #stayAtBottom() {
    this.#log.addEventListener('scroll', () => {
      const { scrollHeight, scrollTop, clientHeight } = this.#log
      this.#stuck = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM
    })
    const settle = () => {
      if (this.#stuck) this.#log.scrollTop = this.#log.scrollHeight
    }
    new ResizeObserver(settle).observe(this.#log)
    this.#log.addEventListener('load', settle, true)
  }

  #words() {
    return wordsOf(this.#person?.language)
  }

  async #do(body) {
    const done = await actFor(this.#key, body)
    if (!done) this.toast(this.#words()('failed'), false)
    return done
  }

  #renderHeader() {
    const { name, about } = this.#person
    const initials = name
      .split(' ')
      .map((part) => part[0])
      .join('')
    const settings = iconButton(
      'more',
      this.#words()('person_menu'),
      () => {
        this.#settingsOpen = !this.#settingsOpen
        this.#renderHeader()
        this.#header.querySelector('.person .icon-button')?.focus()
      },
      { 'aria-expanded': String(this.#settingsOpen) },
    )
    const avatar = el('span', { class: 'avatar', 'aria-hidden': 'true' }, initials)
    const row = el(
      'div',
      { class: 'person' },
      avatar,
      el('div', {}, el('h2', {}, name), el('p', {}, about)),
      settings,
    )
    this.#header.replaceChildren(row, this.#settingsOpen ? this.#settings() : '')
  }

  #settings() {
    const { blocked, language } = this.#person
    const words = this.#words()
    const block = el(
      'button',
      { type: 'button', class: 'control', onclick: () => this.#do({ do: blocked ? 'unblock' : 'block' }) },
      words(blocked ? 'unblock' : 'block'),
    )
    const options = languages().map((value) =>
      el('option', { value, selected: value === language }, value.toUpperCase()),
    )
    const onchange = (event) => this.#do({ do: 'language', language: event.target.value })
    const select = el(
      'select',
      { class: 'control', 'aria-label': words('person_language'), onchange },
      ...options,
    )
    return el('div', { class: 'person-settings' }, block, select)
  }

  #renderMessages() {
    this.#log.setAttribute('aria-label', this.#words()('messages'))
    const { messages } = this.#person
    const fresh = new Map()
    let isNews = false
    for (const message of messages) {
      const signature = JSON.stringify(message)
      const known = this.#nodes.get(message.id)
      if (!known && message.from === 'bot') isNews = true
      const node = known?.signature === signature ? known.node : this.#node(message)
      fresh.set(message.id, { signature, node, at: message.at })
    }
    this.#nodes = fresh
    this.#place([...fresh.values()])
    if (this.#stuck || isNews) this.#log.scrollTop = this.#log.scrollHeight
    return isNews
  }

  #node(message) {
    return messageNode(message, {
      words: this.#words(),
      language: this.#person.language,
      timeZone: this.#timeZone(),
      press: (button) => this.#do({ do: 'press', button: button.data ?? button.text, messageId: message.id }),
    })
  }

  /** Puts the nodes in order and touches only those that moved, so that a screen reader hears only the news. */
  #place(items) {
    const wanted = items.length === 0 ? [this.#empty()] : this.#withDays(items)
    const focused = this.#log.contains(document.activeElement)
    wanted.forEach((node, index) => {
      const current = this.#log.children[index]
      if (current?.dataset.day && current.dataset.day === node.dataset.day) return
      if (current !== node) this.#log.insertBefore(node, current ?? null)
    })
    while (this.#log.children.length > wanted.length) this.#log.lastElementChild.remove()
    if (focused && document.activeElement === document.body) this.#focusLast()
  }

  #focusLast() {
    const buttons = this.#log.querySelectorAll('.press:not(:disabled)')
    const last = buttons[buttons.length - 1]
    ;(last?.closest('.message') === this.#log.lastElementChild ? last : this.#log).focus()
  }

  #empty() {
    const { started, description } = this.#person
    const words = this.#words()
    return el('p', { class: 'empty' }, description || words(started ? 'deleted_hint' : 'start_hint'))
  }

  #withDays(items) {
    const format = new Intl.DateTimeFormat(this.#person.language, {
      day: 'numeric',
      month: 'long',
      timeZone: this.#timeZone(),
    })
    let last = ''
    return items.flatMap(({ node, at }) => {
      const day = format.format(at)
      if (day === last) return [node]
      last = day
      return [el('p', { class: 'day', 'data-day': day }, day), node]
    })
  }
}

function headerOf({ name, about, language, blocked }) {
  return JSON.stringify([name, about, language, blocked])
}
