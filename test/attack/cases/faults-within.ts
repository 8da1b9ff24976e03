import { spawn } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../../src/root.ts'
import { temporaryFolder } from '../../support/product.ts'
import { TOKEN } from '../../support/world.ts'
import type { AttackCase } from '../support/case.ts'
import type { Stage } from '../support/stage.ts'

const PARTS = ['src', 'scenarios', 'locales', 'prisma', 'package.json', 'tsconfig.json']

/** Starts a copy of the product whose scenario was changed. @returns its exit code and last words */
const startedWith = async (stage: Stage, file: string, change: (before: string) => string) => {
  const folder = temporaryFolder()
  try {
    for (const part of PARTS) cpSync(join(ROOT, part), join(folder.path, part), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'))
    const path = join(folder.path, file)
    writeFileSync(path, change(readFileSync(path, 'utf8')))
    return await new Promise<{ code: number | null; words: string }>((resolve) => {
      const { PATH = '', HOME = '' } = process.env
      const child = spawn(process.execPath, ['--import', 'tsx', join(folder.path, 'src', 'main.ts')], {
        cwd: folder.path,
        env: {
          PATH,
          HOME,
          BOT_TOKEN: TOKEN,
          TELEGRAM_API_ROOT: stage.apiRoot,
          DATABASE_URL: stage.databaseUrl,
          DATA_DIR: join(folder.path, 'data'),
          DATA_KEY: '07'.repeat(32),
          PORT: '0',
          REGION: 'demo',
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let words = ''
      child.stderr.on('data', (piece: Buffer) => {
        words += piece.toString()
      })
      child.on('close', (code) => resolve({ code, words }))
    })
  } finally {
    folder.remove()
  }
}

const badScenario: AttackCase['run'] = async (stage, findings) => {
  const file = 'scenarios/needs/passport.yaml'
  const { code, words } = await startedWith(stage, file, (text) => `${text}\nnowhere_known: [1, 2]\n`)
  findings.same('it does not start', code, 1)
  findings.contains('and names the file', words, 'passport')
  findings.holds('while the good one runs', (await stage.get('/readyz')).status === 200)
}

const CANARY = 'Подоконникова-Канарейкина у фонтана Снежинка'

const errors: AttackCase['run'] = async (stage, findings) => {
  const anna = await stage.onTheWay('contact.appointment_place')
  const before = stage.log().length
  for (const kind of ['400-message', '500-before', '502-after', 'cut-before', 'cut-after', '429'] as const) {
    stage.playground.faults.add({ kind, chatId: anna.person.id, times: 2 })
    anna.person.say(`${CANARY} ${kind}`)
    await stage.settle()
  }
  stage.playground.faults.clear()
  findings.holds('something was logged of it', stage.log().length > before)
  findings.lacks('no text in the log', stage.log(), 'Канарейкина')
  findings.lacks('no token in the log', stage.log(), TOKEN.split(':')[1] ?? TOKEN)
  findings.holds('the next words are answered', (await anna.say('где я')).length > 0)
  stage.newErrors()
}

/** Faults of what is written, and errors that carry words. */
export const FAULTS_WITHIN: readonly AttackCase[] = [
  { id: 'B33', name: 'a scenario that is wrong', run: badScenario },
  { id: 'B34', name: 'errors with texts and tokens within', run: errors },
]
