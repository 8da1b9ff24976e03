import { el, iconButton } from './dom.js'
import { StoryPlayer } from './story-player.js'
import { pageLanguage, word } from './words.js'

/** How many times as fast as one reads; 0 – without pauses. */
const SPEEDS = [1, 2, 4, 0]

/** Stories that play themselves: the list of them, and the bar with the one that is being told. */
export class Stories {
  #list
  #bar
  #bringForward
  #player
  #stories = []

  /**
   * @param {{list: Element, bar: Element, columns: Element}} places
   * @param {(key: string) => object | undefined} columnOf the column of a person
   * @param {(key: string) => void} bringForward shows a person where one is shown at a time
   */
  constructor({ list, bar, columns }, columnOf, bringForward) {
    this.#list = list
    this.#bar = bar
    this.#bringForward = bringForward
    this.#player = new StoryPlayer(columnOf, bringForward, () => this.#renderBar())
    list.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.toggle()
    })
    // Whoever writes while a story is told has taken the pen.
    columns.addEventListener('beforeinput', () => this.#player.pause())
  }

  /** Fetches the stories that there are. */
  async load() {
    this.#stories = await (await fetch('/playground/stories')).json()
  }

  /** Whether there is anything to tell. */
  get any() {
    return this.#stories.length > 0
  }

  /** Something changed in the chats. */
  hear() {
    this.#player.hear()
  }

  /** Opens the list or closes it. */
  toggle() {
    this.#list.hidden = !this.#list.hidden
    this.#renderList()
    const target = this.#list.hidden
      ? document.getElementById('top-stories')
      : this.#list.querySelector('.story-choice')
    target?.focus()
  }

  render() {
    this.#renderList()
    this.#renderBar()
  }

  /** While a story is told its people are shown and nobody else. */
  mark() {
    const told = this.#player.shown.story?.people
    document.body.classList.toggle('telling', told !== undefined)
    for (const shown of document.querySelectorAll('.column, .tabs button'))
      shown.classList.toggle('told', told?.includes(shown.dataset.key) ?? false)
  }

  #play(story) {
    this.toggle()
    this.#player.play(story)
    this.#bringForward(story.people[0])
    document.getElementById('story-pause')?.focus()
  }

  #renderList() {
    if (this.#list.hidden) return
    const close = iconButton('close', word('stories_close'), () => this.toggle())
    const header = el('header', {}, el('h2', {}, word('stories')), close)
    const choices = this.#stories.map((story) => el('li', {}, this.#choice(story)))
    this.#list.setAttribute('aria-label', word('stories'))
    this.#list.replaceChildren(
      header,
      el('p', {}, word('stories_about')),
      el('ol', {}, ...choices),
      el('p', { class: 'stories-hint' }, word('stories_hint')),
    )
  }

  #choice(story) {
    const { title, about } = textsOf(story)
    const onclick = () => this.#play(story)
    return el(
      'button',
      { type: 'button', class: 'story-choice', id: `story-${story.id}`, onclick },
      el('strong', {}, title),
      el('span', {}, about),
    )
  }

  #renderBar() {
    const focused = this.#bar.contains(document.activeElement) ? document.activeElement.id : ''
    const { story } = this.#player.shown
    this.#bar.hidden = story === undefined
    this.mark()
    if (story === undefined) {
      this.#bar.replaceChildren()
      if (focused) document.getElementById('top-stories')?.focus()
      return
    }
    this.#bar.setAttribute('aria-label', word('stories'))
    this.#bar.replaceChildren(this.#saying(), this.#controls())
    if (focused) (document.getElementById(focused) ?? document.getElementById('story-leave'))?.focus()
  }

  #saying() {
    const { story, done, of } = this.#player.shown
    const step = word('story_step', { done, of })
    const progress = el('progress', { max: of, value: done, 'aria-label': step })
    return el(
      'div',
      { class: 'story-saying' },
      el('p', { class: 'story-title' }, el('strong', {}, textsOf(story).title), el('span', {}, step)),
      progress,
      el('p', { class: 'story-note', role: 'status' }, this.#note()),
    )
  }

  #note() {
    const { story, state, note, missing } = this.#player.shown
    if (state === 'over') return word('story_over')
    if (state === 'stuck') return word('story_stuck', { label: missing })
    return textsOf(story)[note] ?? textsOf(story).about
  }

  #controls() {
    const { state } = this.#player.shown
    const leave = this.#button('leave', word('story_leave'), () => this.#player.leave())
    const isRunning = state === 'playing' || state === 'paused'
    if (!isRunning) {
      const others = this.#button('others', word('story_others'), () => {
        this.#player.leave()
        this.toggle()
      })
      return el('div', { class: 'story-controls' }, others, leave)
    }
    const isPlaying = state === 'playing'
    const pause = this.#button('pause', word(isPlaying ? 'story_pause' : 'story_resume'), () =>
      isPlaying ? this.#player.pause() : this.#player.resume(),
    )
    const next = this.#button('next', word('story_next'), () => this.#player.next())
    return el('div', { class: 'story-controls' }, pause, next, this.#speed(), leave)
  }

  #button(id, label, onclick) {
    return el('button', { type: 'button', class: 'control', id: `story-${id}`, onclick }, label)
  }

  #speed() {
    const { speed } = this.#player.shown
    const options = SPEEDS.map((value) =>
      el('option', { value, selected: value === speed }, word(`story_speed_${value}`)),
    )
    const onchange = (event) => this.#player.setSpeed(Number(event.target.value))
    return el(
      'select',
      { class: 'control', id: 'story-speed', 'aria-label': word('story_speed'), onchange },
      ...options,
    )
  }
}

const textsOf = ({ texts }) => texts[pageLanguage()] ?? texts.ru
