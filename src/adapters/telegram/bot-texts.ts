import type { Language } from '../../application/ports/texts.ts'
import type { BotTexts } from './telegram-bot.ts'

/** Commands of the menu, in its order; their words stand in `screens.commands`. */
const COMMANDS = [
  'start',
  'new',
  'talks',
  'coming',
  'school',
  'back',
  'repeat',
  'why',
  'human',
  'pause',
  'stop',
  'settings',
  'mydata',
  'help',
] as const

/** What the bot says of itself, from the texts. */
export const botTexts = (words: (language: Language, key: string) => string): BotTexts => ({
  commands: (language) =>
    COMMANDS.map((command) => ({ command, description: words(language, `screens.commands.${command}`) })),
  about: (language) => ({
    name: words(language, 'screens.bot.name'),
    description: words(language, 'screens.bot.description'),
    short: words(language, 'screens.bot.short'),
  }),
  group: (language) => words(language, 'screens.group'),
})
