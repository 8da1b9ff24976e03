import { MovableClock } from '../../src/adapters/playground/movable-clock.ts'
import { createPlayground } from '../../src/adapters/playground/playground.ts'
import { identify } from '../../src/adapters/telegram/identify.ts'
import { telegramNoticeSender } from '../../src/adapters/telegram/notice-sender.ts'
import { TelegramBot } from '../../src/adapters/telegram/telegram-bot.ts'
import { messengerContract, type OpenStage } from '../support/messenger-contract.ts'
import { openSlate } from '../support/slate.ts'
import { recordingLog, TODAY, TOKEN } from '../support/world.ts'

const ANNA = 712_345

/** Telegram, as the playground's server speaks it. */
const openTelegram: OpenStage = async (handle, onSent) => {
  const people = [{ key: 'anna', id: ANNA, firstName: 'Анна', language: 'ru', started: true } as const]
  const playground = createPlayground({
    token: TOKEN,
    clock: MovableClock.frozenAt(TODAY),
    people: [...people],
  })
  const { url, close } = await playground.listen(0)
  const log = recordingLog()
  const texts = {
    commands: () => [],
    about: () => ({ name: '', description: '', short: '' }),
    group: () => '',
  }
  const { api } = await identify(TOKEN, url)
  const messenger = new TelegramBot({ api, handle, texts, log, onSettled: onSent, wait: async () => {} })
  const anna = playground.person('anna')
  const issued = (updateId: number | undefined): unknown =>
    playground.updates.all().find(({ update_id }) => update_id === updateId)
  const screen = () => anna.screen().filter(({ from }) => from === 'bot')
  return {
    messenger,
    notices: telegramNoticeSender({ api, log }),
    address: String(ANNA),
    say: (words) => issued(anna.say(words).updateId),
    press: (label) => issued(anna.press(label).updateId),
    screen: () =>
      screen().map(({ id, text, buttons, place }) => ({
        name: String(id),
        words: place ? `${place.title} ${place.address}` : text,
        buttons: buttons.flat().map((each) => each.text),
      })),
    elsewhere: () => [
      ...anna.toasts().map(({ text }) => text ?? ''),
      ...anna
        .keyboard()
        .flat()
        .map(({ text }) => text),
    ],
    close: async () => {
      await messenger.drain()
      await close()
      playground.close()
    },
  }
}

messengerContract('Telegram', openTelegram)
// Another messenger fits the same port: its names are no numbers, its messages short, and it has neither toasts nor keyboards.
messengerContract('a slate', openSlate)
