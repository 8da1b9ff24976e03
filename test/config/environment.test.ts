import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'

const messageOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

/** Wrong values of every variable, and a word that says what is expected. */
const WRONG: readonly [name: string, value: string, expected: string][] = [
  ['BOT_TOKEN', 'secret-value', '@BotFather'],
  ['BOT_TOKEN', '123456789', '@BotFather'],
  ['BOT_TOKEN', '123:ABC DEF', '@BotFather'],
  ['TELEGRAM_API_ROOT', 'secret-value', 'https://api.telegram.org'],
  ['TELEGRAM_API_ROOT', 'ftp://secret-value', 'https://api.telegram.org'],
  ['WEBHOOK_URL', 'secret-value', 'https://'],
  ['WEBHOOK_SECRET', 'short-secret', '16 to 256'],
  ['WEBHOOK_SECRET', 'secret value with spaces', '16 to 256'],
  ['DATABASE_URL', 'secret-value', 'postgresql://'],
  ['DATABASE_URL', 'mysql://user:secret-value@host/db', 'postgresql://'],
  ['REDIS_URL', 'secret-value', 'redis://'],
  ['PORT', 'secret', 'number'],
  ['PORT', '65536', 'number'],
  ['PORT', '-1', 'number'],
  ['PORT', '80.5', 'number'],
  ['METRICS_PORT', 'secret', 'number'],
  ['METRICS_PORT', '3000', 'another number'],
  ['DATA_KEY', 'secret-value', '64 hexadecimal'],
  ['DATA_KEY', 'ab'.repeat(31), '64 hexadecimal'],
  ['LOG_LEVEL', 'secret-value', 'debug'],
  ['BOARD_PASSWORD', 'ABC DEF', '12 characters'],
  ['REGION', '../secret-value', 'scenarios/regions'],
  ['REGION', 'Secret', 'scenarios/regions'],
  ['LISTEN_URL', 'secret-value', 'http://127.0.0.1:8080'],
  ['LISTEN_URL', 'ws://127.0.0.1/secret-value', 'http://127.0.0.1:8080'],
  ['LISTEN_URL', 'https://api.openai.com/secret-value', 'your own machine'],
  ['LISTEN_URL', 'http://93.184.216.34:8080', 'your own machine'],
  ['LISTEN_URL', 'http://[2606:2800:220:1::1]:8080', 'your own machine'],
  ['LISTEN_URL', 'http://user:secret-value@127.0.0.1:8080', 'without a name and a password'],
  ['LISTEN_MODEL', 'secret value', 'whisper-1'],
]

describe('a malformed variable', () => {
  test.each(WRONG)('%s=%s is named, with what is expected, never with its value', (name, value, expected) => {
    const message = messageOf({ [name]: value })
    expect(message).toContain(name)
    expect(message).toContain(expected)
    expect(message).not.toMatch(/secret-value|secret value|short-secret|ABC DEF/)
    expect(message.split('\n')).toHaveLength(1)
  })

  test('what belongs together is asked for together', () => {
    const url = 'https://bot.example.org/telegram'
    expect(messageOf({ BOT_TOKEN: '1:abc', WEBHOOK_URL: url })).toContain('WEBHOOK_SECRET')
    expect(messageOf({ LISTEN_MODEL: 'whisper-1' })).toContain('LISTEN_URL is missing')
    expect(messageOf({ WEBHOOK_URL: url, WEBHOOK_SECRET: 'x'.repeat(16) })).toContain('BOT_TOKEN')
  })
})

describe('a good environment', () => {
  test('nothing set: the playground, an embedded database, the demo region', () => {
    expect(readConfig({})).toMatchObject({
      botToken: null,
      webhook: null,
      databaseUrl: null,
      redisUrl: null,
      dataKey: null,
      port: 3000,
      logLevel: 'warn',
      region: 'demo',
      boardPassword: null,
      metricsPort: null,
      listen: null,
    })
  })

  test('empty variables count as not set', () => {
    const empty = Object.fromEntries(WRONG.map(([name]) => [name, '']))
    expect(readConfig(empty)).toEqual(readConfig({}))
  })

  test('everything set is taken as it is', () => {
    const config = readConfig({
      BOT_TOKEN: '123456789:AA-bb_cc',
      TELEGRAM_API_ROOT: 'http://localhost:8081/',
      WEBHOOK_URL: 'https://bot.example.org/telegram',
      WEBHOOK_SECRET: 'a-secret-of-sixteen',
      DATABASE_URL: 'postgresql://user:word@host:5432/name',
      REDIS_URL: 'rediss://host:6379',
      DATA_DIR: '/var/lib/posrednik',
      PORT: '0',
      DATA_KEY: 'AB'.repeat(32),
      LOG_LEVEL: 'silent',
      REGION: 'ugra',
      BOARD_PASSWORD: 'twelve signs',
      LISTEN_URL: 'http://127.0.0.1:8080',
      LISTEN_MODEL: 'Systran/faster-whisper-small',
    })
    expect(config).toMatchObject({
      botToken: '123456789:AA-bb_cc',
      telegramApiRoot: 'http://localhost:8081',
      webhook: { url: 'https://bot.example.org/telegram', secret: 'a-secret-of-sixteen' },
      databaseUrl: 'postgresql://user:word@host:5432/name',
      redisUrl: 'rediss://host:6379',
      dataDir: '/var/lib/posrednik',
      port: 0,
      logLevel: 'silent',
      region: 'ugra',
      boardPassword: 'twelve signs',
      listen: { url: 'http://127.0.0.1:8080', model: 'Systran/faster-whisper-small' },
    })
    expect(config.dataKey).toEqual(Buffer.alloc(32, 0xab))
  })

  test('with a token the real region is the usual one', () => {
    expect(readConfig({ BOT_TOKEN: '1:abc' }).region).toBe('ugra')
  })

  test.each([
    'http://localhost:8080/inference',
    'http://listener:8000/v1',
    'http://10.2.3.4:9000',
    'https://[fd00::7]:8443',
    'https://ear.house.lan/v1/audio/transcriptions',
  ])('a recogniser at %s is an own one, with the usual model', (url) => {
    expect(readConfig({ LISTEN_URL: url }).listen).toEqual({ url, model: 'whisper-1' })
  })
})
