import { EveryoneAtOnce, type Way } from '../intake/everyone-at-once.ts'
import { SECOND_MS } from '../intake/within-a-second.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { RecordedVoice } from '../support/recorded-voice.ts'
import { atMost, type Result, round } from './measure.ts'
import type { Setting } from './setting.ts'

/** Files, texts and updates that were ever faults, and spoilt updates that are sent by each way. */
const SIZES = { full: { faults: Number.POSITIVE_INFINITY, spoilt: 500 }, tiny: { faults: 1, spoilt: 50 } }

/** The slowest answer to somebody else, in milliseconds, while all of it comes by one way. */
const slowestBy = async (office: TestOffice, way: Way, at: Setting): Promise<number> => {
  const all = await EveryoneAtOnce.begin(office, way)
  const { faults, spoilt } = SIZES[at.size]
  await all.sendFaults(faults)
  await all.sendSpoilt(way === 'polling' ? 1 : 2, spoilt)
  await office.world.settle()
  all.end()
  return Math.max(...all.taken)
}

/** Others are answered within a second while one sends whatever was ever a fault (promises.md 5). */
export const othersSoon = async (at: Setting): Promise<Result> => {
  const { url } = await at.ground()
  const office = await openOffice(url, undefined, { voice: new RecordedVoice() })
  at.leftovers.add(() => office.close())
  for (const key of ['maria', 'anna', 'stranger']) await office.chat(key).begin()
  const polling = await slowestBy(office, 'polling', at)
  const webhook = await slowestBy(office, 'webhook', at)
  const slowest = Math.max(polling, webhook)
  const detail = { polling_ms: round(polling, 0), webhook_ms: round(webhook, 0) }
  return atMost('others-soon', 'slowest answer to others during faults, ms', slowest, SECOND_MS, detail)
}
