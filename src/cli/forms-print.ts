import { gatherGround, type PaperAsked } from '../application/forms/gather-ground.ts'
import { paperPlace } from '../application/forms/paper-place.ts'
import { printForm } from '../application/forms/print-form.ts'
import type { Content } from '../application/ports/content.ts'
import type { Language } from '../application/ports/texts.ts'
import { Problem } from '../application/problem.ts'
import { Renderer } from '../application/render.ts'
import { localMoment } from '../domain/calendar/local-date.ts'
import { workingCalendar } from '../domain/calendar/working-calendar.ts'
import type { Form, PaperFormat } from '../domain/forms/form.ts'
import { paperText } from '../domain/forms/paper-text.ts'
import { type FormsDemo, openFormsDemo } from './forms-demo.ts'

/** What is asked for on the command line. */
export interface PrintAsked {
  readonly form: string
  /** A person or a case of the demo district; undefined – the demo case, or its person. */
  readonly about: string | undefined
  readonly choice: string | undefined
  readonly visit: string | undefined
  readonly format: PaperFormat | 'text'
  readonly large: boolean | undefined
  readonly language: Language
}

const REGION = 'demo'

/** What stands in for a choice that was not made. */
const usualChoice = ({ choose }: Form, { demo }: FormsDemo, today: string): string => {
  switch (choose) {
    case 'need':
      return 'passport'
    case 'period':
      return demo.plan.period
    case 'letter':
      return demo.words.letters[0]?.id ?? ''
    case 'district':
      return demo.district
    case 'register':
      return 'asoi'
    case 'month':
      return today.split('-').slice(0, 2).join('-')
    default:
      // Of acts of destruction none is invented.
      return ''
  }
}

const askedOf = (form: Form, asked: PrintAsked, demo: FormsDemo, today: string): PaperAsked => ({
  form,
  about: asked.about ?? (form.about === 'case' ? demo.demo.id : demo.demo.citizen),
  choice: asked.choice ?? usualChoice(form, demo, today),
  visit: asked.visit ?? null,
})

/**
 * Prints a form of the demo district, as its specialist would.
 * @returns the bytes, or the words where text is asked for
 * @throws Problem with what to do
 */
export const printDemoForm = async (
  content: Content,
  asked: PrintAsked,
  at: number,
): Promise<Uint8Array | string> => {
  const form = content.forms.get(asked.form)
  if (!form)
    throw new Problem(`there is no form "${asked.form}": one of ${[...content.forms.keys()].join(', ')}.`)
  const region = content.regions.get(REGION)
  if (!region) throw new Problem(`there is no region "${REGION}".`)
  const calendar = workingCalendar(content.years, region.regional_off)
  const today = localMoment(at, region.time_zone).date
  const demo = await openFormsDemo({ content, calendar, zone: region.time_zone, today, at })
  try {
    const actor = await demo.desks.staff.find(demo.staff, today)
    if (!actor) throw new Problem('scenarios/demo/case.yaml: its employee is not of the demo district.')
    const renderer = new Renderer(content.texts, asked.language)
    const has = (key: string): boolean => renderer.has(key)
    const place = paperPlace(content, {
      actor,
      today,
      at,
      region,
      calendar,
      has,
      language: asked.language,
    })
    const ground = await gatherGround(demo.desks, askedOf(form, asked, demo, today), place)
    if (!ground) throw new Problem(`nobody and nothing is called "${asked.about}" in the demo district.`)
    const manner = asked.large === undefined ? {} : { large: asked.large }
    const paper = printForm(form, ground, { language: asked.language, renderer, ...manner })
    return asked.format === 'text' ? paperText(paper) : await demo.desks.printPaper[asked.format](paper)
  } finally {
    await demo.close()
  }
}
