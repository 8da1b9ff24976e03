import { el, iconButton } from './dom.js'
import { act } from './server.js'
import { switchTheme, theme } from './theme.js'
import { chooseLanguage, languages, pageLanguage, word, wordsOf } from './words.js'

const MOVES = ['hour', 'day', 'week', 'month', 'morning']
const FAULTS = ['none', '429', '500', 'cut']

/** The bar at the top: clock, trouble switch, state of the bot, journal, theme and language. */
export class TopBar {
  #root
  #ledger
  #stories
  #onLanguage
  #control = { bot: 'running', canRestart: false, fault: 'none' }
  #offline = false
  #time = el('time')

  constructor(root, { ledger, stories }, onLanguage) {
    this.#root = root
    this.#ledger = ledger
    this.#stories = stories
    this.#onLanguage = onLanguage
  }

  render() {
    const focused = document.activeElement?.id
    const parts = [
      this.#brand(),
      this.#stories.any && this.#button('stories', word('stories'), () => this.#stories.toggle()),
      this.#more(),
      this.#clock(),
      el('p', { class: 'invented' }, word('invented')),
      this.#controls(),
      el('p', { class: 'offline', role: 'status', hidden: !this.#offline }, word('offline')),
    ]
    this.#root.replaceChildren(...parts.filter(Boolean))
    if (focused) document.getElementById(focused)?.focus()
  }

  /** @param {number} ms the moment to show; the seconds are left out */
  showTime(ms, timeZone) {
    const format = { dateStyle: 'full', timeStyle: 'short', timeZone }
    const text = new Intl.DateTimeFormat(pageLanguage(), format).format(ms)
    if (this.#time.textContent !== text) this.#time.textContent = text
    this.#time.dateTime = new Date(ms).toISOString()
  }

  showControl(state) {
    this.#control = state
    this.render()
  }

  setOffline(offline) {
    this.#offline = offline
    this.#root.querySelector('.offline')?.toggleAttribute('hidden', !offline)
  }

  #brand() {
    const logo = el('img', { src: '/playground/page/icon.svg', alt: '' })
    return el('h1', { class: 'brand' }, logo, word('title'), el('span', {}, word('title_note')))
  }

  #more() {
    const open = this.#root.classList.contains('open')
    return iconButton(
      'more',
      word('clock'),
      () => {
        this.#root.classList.toggle('open')
        this.render()
      },
      { id: 'more', class: 'icon-button more-toggle', 'aria-expanded': String(open) },
    )
  }

  #clock() {
    const buttons = MOVES.map((move) =>
      el(
        'button',
        {
          type: 'button',
          id: `clock-${move}`,
          title: move === 'morning' ? word('clock_morning_hint') : undefined,
          onclick: () => act('clock', { move }),
        },
        word(`clock_${move}`),
      ),
    )
    return el(
      'div',
      { class: 'clock', role: 'group', 'aria-label': word('clock') },
      this.#time,
      el('div', { class: 'segment' }, ...buttons),
    )
  }

  #controls() {
    return el(
      'div',
      { class: 'controls' },
      this.#fault(),
      el(
        'span',
        { class: `bot-state ${this.#control.bot}`, role: 'status' },
        word(`bot_${this.#control.bot}`),
      ),
      this.#control.canRestart && this.#button('restart', word('restart'), () => act('restart')),
      this.#button('journal', word('ledger'), () => this.#ledger.toggle()),
      this.#link('operator', `/operator?lang=${pageLanguage()}`),
      this.#link('queue', '/board'),
      this.#language(),
      this.#themeButton(),
    )
  }

  #button(id, label, onclick) {
    return el('button', { type: 'button', class: 'control', id: `top-${id}`, onclick }, label)
  }

  #link(name, href) {
    return el('a', { class: 'control', id: `top-${name}`, href }, word(name))
  }

  #fault() {
    const { fault } = this.#control
    const options = FAULTS.map((value) =>
      el('option', { value, selected: value === fault }, word(`fault_${value}`)),
    )
    const onchange = (event) => act('fault', { fault: event.target.value })
    const select = el('select', { class: 'control', id: 'fault', onchange }, ...options)
    return el('label', { class: fault === 'none' ? 'field' : 'field on' }, word('fault'), select)
  }

  #language() {
    const options = languages().map((value) =>
      el(
        'option',
        { value, lang: value, selected: value === pageLanguage() },
        wordsOf(value)('language_name'),
      ),
    )
    const onchange = (event) => {
      chooseLanguage(event.target.value)
      this.#onLanguage()
    }
    return el(
      'select',
      { class: 'control', id: 'language', 'aria-label': word('language'), onchange },
      ...options,
    )
  }

  #themeButton() {
    const dark = theme() === 'dark'
    return iconButton(
      dark ? 'sun' : 'moon',
      word(dark ? 'theme_light' : 'theme_dark'),
      () => {
        switchTheme()
        this.render()
      },
      { id: 'theme' },
    )
  }
}
