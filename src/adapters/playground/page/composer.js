import { el, icon, iconButton } from './dom.js'

const ATTACHMENTS = [
  ['photo', 'photo'],
  ['document', 'document'],
  ['register_csv', 'document'],
  ['register_xlsx', 'document'],
  ['voice', 'voice'],
  ['sticker', 'sticker'],
  ['location', 'location'],
  ['contact_own', 'contact'],
  ['contact_other', 'contact'],
]

/** What a person writes with: the field, the attach menu, the commands, and the keyboard the bot brought. */
export class Composer {
  #key
  #words
  #do
  #person
  #shown = ''
  #open = ''
  #text = ''

  constructor(key, words, act) {
    this.#key = key
    this.#words = words
    this.#do = act
    this.root = el('div', { class: 'writing' })
  }

  show(person) {
    this.#person = person
    const { language, started, blocked, keyboard, placeholder, commands } = person
    const signature = JSON.stringify([
      language,
      started,
      blocked,
      keyboard,
      placeholder,
      commands,
      this.#open,
    ])
    if (signature === this.#shown) return
    this.#shown = signature
    this.#render()
  }

  #render() {
    const focused = this.root.contains(document.activeElement)
      ? document.activeElement.dataset.role
      : undefined
    const { blocked, started } = this.#person
    if (blocked) this.root.replaceChildren(this.#blocked())
    else if (!started) this.root.replaceChildren(this.#start())
    else this.root.replaceChildren(...this.#panels(), this.#form(), ...this.#keyboard())
    const target =
      focused && (this.root.querySelector(`[data-role="${focused}"]`) ?? this.root.querySelector('textarea'))
    target?.focus()
  }

  #start() {
    const start = () => this.#do({ do: 'say', text: '/start' })
    const button = el(
      'button',
      { type: 'button', class: 'wide', 'data-role': 'start', onclick: start },
      this.#words()('start'),
    )
    return el('div', { class: 'composer' }, button)
  }

  #blocked() {
    const words = this.#words()
    const unblock = () => this.#do({ do: 'unblock' })
    const button = el('button', { type: 'button', class: 'wide', onclick: unblock }, words('unblock'))
    return el('div', { class: 'composer' }, el('span', { class: 'blocked-note' }, words('blocked')), button)
  }

  #form() {
    const words = this.#words()
    const field = this.#field()
    const form = el('form', { class: 'composer' })
    form.append(this.#toggle('attach', words('attach')))
    if (this.#person.commands.length > 0) form.append(this.#toggle('commands', words('commands')))
    const send = iconButton('send', words('send'), undefined, {
      type: 'submit',
      class: 'icon-button send',
      'data-role': 'send',
    })
    form.append(field, send)
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#say(field)
    })
    return form
  }

  #field() {
    const words = this.#words()
    const field = el('textarea', {
      rows: 1,
      'aria-label': words('write'),
      placeholder: this.#person.placeholder || words('write'),
      'data-role': 'text',
      oninput: () => {
        this.#text = field.value
      },
      onkeydown: (event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
        event.preventDefault()
        this.#say(field)
      },
    })
    field.value = this.#text
    return field
  }

  async #say(field) {
    const text = field.value.trim()
    if (!text) return
    if (await this.#do({ do: 'say', text })) this.type('')
  }

  /** Shows words in the field as if they were being typed. */
  type(words) {
    this.#text = words
    const field = this.root.querySelector('textarea')
    if (field) field.value = words
  }

  /** Sends words that were typed in the field; `false` when they could not be sent. */
  async sendTyped(words) {
    const isSent = await this.#do({ do: 'say', text: words })
    this.type('')
    return isSent
  }

  #toggle(what, label) {
    const expanded = this.#open === what
    return iconButton(what, label, () => this.#openPanel(expanded ? '' : what), {
      'aria-expanded': String(expanded),
      'aria-controls': `panel-${this.#key}`,
      'data-role': what,
    })
  }

  #openPanel(what) {
    this.#open = what
    this.show(this.#person)
    if (what) this.root.querySelector('.panel button')?.focus()
  }

  #panels() {
    if (this.#open === 'attach')
      return [
        this.#panel('panel', [
          ...ATTACHMENTS.map(([what, drawing]) => this.#attachment(what, drawing)),
          this.#upload(),
        ]),
      ]
    if (this.#open === 'commands')
      return [
        this.#panel(
          'panel commands',
          this.#person.commands.map((command) => this.#command(command)),
        ),
      ]
    return []
  }

  #panel(style, buttons) {
    const panel = el('div', { class: style, id: `panel-${this.#key}` }, ...buttons)
    panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return
      const opener = this.#open
      this.#openPanel('')
      this.root.querySelector(`[data-role="${opener}"]`)?.focus()
    })
    return panel
  }

  #attachment(what, drawing) {
    return this.#choice({ do: 'attach', what }, icon(drawing), this.#words()(`attach_${what}`))
  }

  /** A file from the own computer: chosen in the system's own window. */
  #upload() {
    const choose = () => {
      const input = el('input', { type: 'file', onchange: () => this.#send(input.files[0]) })
      this.#openPanel('')
      input.click()
    }
    return el('button', { type: 'button', onclick: choose }, icon('attach'), this.#words()('attach_upload'))
  }

  async #send(file) {
    if (!file) return
    const reader = new FileReader()
    reader.onload = () => {
      const base64 = String(reader.result).replace(/^[^,]*,?/, '')
      this.#do({ do: 'upload', name: file.name, mime: file.type, base64 })
    }
    reader.readAsDataURL(file)
  }

  #command({ command, description }) {
    return this.#choice(
      { do: 'say', text: `/${command}` },
      el('span', {}, `/${command}`),
      el('span', {}, description),
    )
  }

  #choice(body, ...inside) {
    const onclick = () => {
      this.#openPanel('')
      this.root.querySelector('textarea')?.focus()
      this.#do(body)
    }
    return el('button', { type: 'button', onclick }, ...inside)
  }

  #keyboard() {
    const { keyboard } = this.#person
    if (keyboard.length === 0) return []
    const rows = keyboard.map((row) =>
      el('div', { class: 'inline-row' }, ...row.map((text) => this.#choiceKey(text))),
    )
    const label = this.#words()('keyboard')
    return [el('div', { class: 'reply-keyboard', role: 'group', 'aria-label': label }, ...rows)]
  }

  #choiceKey(text) {
    const onclick = () => this.#do({ do: 'press', button: text })
    return el('button', { type: 'button', class: 'press', 'data-role': `key-${text}`, onclick }, text)
  }
}
