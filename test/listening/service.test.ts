import { expect, inject, test } from 'vitest'
import { Metrics } from '../../src/adapters/http/metrics.ts'
import { readConfig } from '../../src/config.ts'
import { type Service, startService } from '../../src/service.ts'
import { DATA_KEY } from '../support/chat.ts'
import { createDatabase } from '../support/database.ts'
import { keyed } from '../support/keyed.ts'
import { temporaryFolder } from '../support/product.ts'
import { StandInRecogniser } from '../support/recogniser.ts'
import { recordingLog } from '../support/world.ts'

test('LISTEN_URL puts whoever listens on the health pages; one that is away keeps nothing from starting', async () => {
  const stand = await StandInRecogniser.open()
  const database = await createDatabase(inject('postgresUrl'))
  const folder = temporaryFolder()
  const log = recordingLog()
  const started = async (url: string) => {
    const config = readConfig({
      PORT: '0',
      DATA_DIR: folder.path,
      DATA_KEY: DATA_KEY.toString('hex'),
      DATABASE_URL: database.url,
      LISTEN_URL: url,
    })
    return startService(config, log, new Metrics(), ({ message }) => log.error('fatal', { message }))
  }
  const pages = async (running: Service) => {
    const [readyz, metrics] = await Promise.all(['/readyz', '/metrics'].map((page) => keyed(running)(page)))
    const up = /^posrednik_recogniser_up (\d)$/m.exec((await metrics?.text()) ?? '')?.[1]
    return [readyz?.status, await readyz?.text(), up]
  }

  const service = await started(stand.url)
  expect(await pages(service)).toEqual([200, 'ready\n', '1'])
  await service.stop()
  const { url } = stand
  await stand.close()
  const without = await started(url)
  expect(await pages(without)).toEqual([200, 'degraded\n', '0'])
  await without.stop()
  const told = log.lines.filter(({ event }) => event === 'recogniser').map(({ fields }) => fields)
  expect(told).toEqual([{ there: true }, { there: false }])
  await database.drop()
  folder.remove()
}, 240_000)
