import { el } from './dom.js'
import { word } from './words.js'

/** On a narrow window one person is shown at a time; the tabs choose who. */
export class Tabs {
  #root
  #host
  #chosen
  #people = []
  #unread = new Set()

  constructor(root, host) {
    this.#root = root
    this.#host = host
    root.addEventListener('keydown', (event) => this.#arrow(event))
  }

  render(people) {
    this.#people = people
    this.#chosen ??= people[0]?.key
    this.#root.setAttribute('aria-label', word('people_tabs'))
    this.#root.setAttribute('role', 'tablist')
    this.#root.replaceChildren(...people.map((person) => this.#tab(person)))
    for (const column of this.#host.children)
      column.classList.toggle('chosen', column.dataset.key === this.#chosen)
  }

  /** Something new came for a person who is not shown. */
  markUnread(key) {
    if (key === this.#chosen || this.#unread.has(key)) return
    this.#unread.add(key)
    this.render(this.#people)
  }

  /** Shows a person without taking the keyboard there. */
  show(key) {
    if (key === this.#chosen) return
    this.#chosen = key
    this.#unread.delete(key)
    this.render(this.#people)
    const messages = this.#host.querySelector('.chosen .messages')
    if (messages) messages.scrollTop = messages.scrollHeight
  }

  #tab({ key, name, language }) {
    const chosen = key === this.#chosen
    const tab = el(
      'button',
      {
        type: 'button',
        role: 'tab',
        lang: language,
        'aria-selected': String(chosen),
        'aria-controls': `column-${key}`,
        'data-key': key,
        class: document.getElementById(`column-${key}`)?.classList.contains('told') ? 'told' : undefined,
        tabindex: chosen ? 0 : -1,
        onclick: () => this.#choose(key),
      },
      name,
    )
    if (this.#unread.has(key)) tab.append(el('span', { class: 'unread', role: 'img', 'aria-label': '•' }))
    return tab
  }

  #choose(key) {
    this.show(key)
    this.#root.querySelector('[aria-selected="true"]')?.focus()
  }

  #arrow({ key }) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key]
    if (!step) return
    const at = this.#people.findIndex((person) => person.key === this.#chosen)
    const next = this.#people.at((at + step) % this.#people.length)
    if (next) this.#choose(next.key)
  }
}
