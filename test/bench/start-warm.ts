import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { ROOT } from '../../src/root.ts'
import type { Leftovers } from '../faults/support/leftovers.ts'
import { type Result, round } from './measure.ts'
import type { Setting } from './setting.ts'

/** Seconds from the command to the address being printed, then a clean stop. */
const startOnce = (dataDir: string, leftovers: Leftovers): Promise<number> =>
  new Promise((resolve, reject) => {
    const from = performance.now()
    const env = {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'silent',
      BOT_TOKEN: '',
      DATABASE_URL: '',
    }
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { cwd: ROOT, env })
    leftovers.add(() => child.kill('SIGKILL'))
    let seconds = Number.NaN
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += String(chunk)
    })
    child.stdout.once('data', () => {
      seconds = (performance.now() - from) / 1_000
      child.kill('SIGTERM')
    })
    child.once('exit', () => (Number.isNaN(seconds) ? reject(new Error(said)) : resolve(seconds)))
  })

/** The second `npm start` on a folder: reported, without a bar. */
export const startWarm = async ({ leftovers }: Setting): Promise<Result> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'posrednik-start-'))
  chmodSync(dataDir, 0o755)
  leftovers.add(() => rmSync(dataDir, { recursive: true, force: true }))
  const cold = await startOnce(dataDir, leftovers)
  const warm = await startOnce(dataDir, leftovers)
  const detail = { first_s: round(cold, 2) }
  return {
    id: 'start-warm',
    name: 'second start to ready, seconds',
    value: round(warm, 2),
    bar: null,
    ok: true,
    detail,
  }
}
