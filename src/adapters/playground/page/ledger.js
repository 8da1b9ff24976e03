import { el, iconButton } from './dom.js'
import { pageLanguage, word } from './words.js'

const MOST_SHOWN = 300
/** Characters of a message shown before its row is opened. */
const MOST_TEXT = 90

/** The drawer with every call of the bot; refused ones differ in colour and in a word. */
export class Ledger {
  #root
  #nameOf
  #entries = []
  #timeZone = 'UTC'
  #onlyRefused = false
  #withPolls = false

  constructor(root, nameOf) {
    this.#root = root
    this.#nameOf = nameOf
    root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.toggle()
    })
  }

  /** Opens the drawer or closes it. */
  toggle() {
    this.#root.hidden = !this.#root.hidden
    this.render()
    const target = this.#root.hidden
      ? document.getElementById('top-journal')
      : this.#root.querySelector('button')
    target?.focus()
  }

  clear() {
    this.#entries = []
  }

  /** Adds calls, newest last. */
  add(entries, timeZone) {
    this.#timeZone = timeZone
    this.#entries = [...this.#entries, ...entries.filter(Boolean)].slice(-MOST_SHOWN)
    if (!this.#root.hidden) this.#renderCalls()
  }

  render() {
    if (this.#root.hidden) return
    const close = iconButton('close', word('ledger_close'), () => this.toggle())
    this.#root.setAttribute('aria-label', word('ledger_title'))
    const header = el('header', {}, el('h2', {}, word('ledger_title')), close, this.#choices())
    this.#root.replaceChildren(header, el('ol', { class: 'calls', tabindex: 0 }))
    this.#renderCalls()
  }

  #choices() {
    const refused = this.#choice(word('ledger_only_refused'), this.#onlyRefused, (on) => {
      this.#onlyRefused = on
    })
    const polls = this.#choice(word('ledger_polls'), this.#withPolls, (on) => {
      this.#withPolls = on
    })
    return el('div', { class: 'choices' }, refused, polls)
  }

  #choice(label, checked, change) {
    const onchange = (event) => {
      change(event.target.checked)
      this.#renderCalls()
    }
    return el('label', {}, el('input', { type: 'checkbox', checked, onchange }), label)
  }

  #renderCalls() {
    const list = this.#root.querySelector('.calls')
    if (!list) return
    const shown = this.#entries.filter((entry) => this.#isShown(entry)).toReversed()
    const open = new Set([...list.querySelectorAll('details[open]')].map((node) => node.dataset.n))
    const rows = shown.map((entry) => this.#row(entry, open.has(String(entry.n))))
    list.replaceChildren(
      ...(rows.length > 0 ? rows : [el('li', { class: 'no-calls' }, word('ledger_empty'))]),
    )
  }

  #isShown({ ok, method }) {
    if (this.#onlyRefused && ok) return false
    return this.#withPolls || method !== 'getUpdates' || !ok
  }

  #row(entry, open) {
    const { n, ok, fault, method, chatId, description, payload, at } = entry
    const kind = ok ? 'done' : fault ? 'trouble' : 'refused'
    const mark = word({ done: 'ledger_done', trouble: 'ledger_fault', refused: 'ledger_refused' }[kind])
    const time = new Intl.DateTimeFormat(pageLanguage(), {
      timeStyle: 'medium',
      timeZone: this.#timeZone,
    }).format(at)
    const whom = chatId === undefined ? '' : (this.#nameOf(chatId) ?? String(chatId))
    const summary = el(
      'summary',
      {},
      el('span', { class: 'mark' }, mark),
      ` ${method} `,
      el('span', { class: 'whom' }, `${whom} ${time}`),
    )
    if (payload.text) summary.append(el('p', { class: 'said' }, String(payload.text).slice(0, MOST_TEXT)))
    if (description) summary.append(el('p', {}, description))
    const details = el(
      'details',
      { 'data-n': n, open },
      summary,
      el('pre', {}, JSON.stringify(payload, null, 2)),
    )
    return el('li', { class: kind }, details)
  }
}
