/**
 * Runs before the tests (`npm test`): makes sure that the browser that the tests drive, the Redis that the queue's tests
 * start, the readers of PDF and of office documents and the voice that reads aloud are on this machine. On Debian as root it installs what is
 * missing; elsewhere it prints the one command that does and exits with 1. Nothing is skipped in silence.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'

const PACKAGES = [
  'chromium',
  'fonts-dejavu',
  'redis-server',
  'poppler-utils',
  'espeak-ng',
  'opus-tools',
  'libreoffice-writer-nogui',
  'libreoffice-calc-nogui',
]
const INSTALL = `apt-get update && apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`
const ATTEMPTS = 2

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return false
    throw cause
  }
}

function missing(): string[] {
  const absent: string[] = []
  if (!executable('/usr/bin/chromium')) absent.push('chromium')
  if (!executable('/usr/bin/redis-server')) absent.push('redis-server')
  if (!executable('/usr/bin/pdftotext')) absent.push('poppler-utils')
  if (!executable('/usr/bin/espeak-ng')) absent.push('espeak-ng')
  if (!executable('/usr/bin/opusenc')) absent.push('opus-tools')
  if (!executable('/usr/bin/soffice')) absent.push('libreoffice-writer-nogui and libreoffice-calc-nogui')
  return absent
}

function canInstall(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0
}

function install(): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('sh', ['-c', INSTALL], { stdio: 'inherit', env }).status === 0
}

function installIfPossible(): void {
  if (!canInstall()) return
  for (let attempt = 0; attempt < ATTEMPTS && !install(); attempt += 1);
}

if (missing().length > 0) installIfPossible()

const absent = missing()
if (absent.length > 0) {
  process.stderr.write(`The tests need ${absent.join(' and ')}. Install with:\n  sudo sh -c '${INSTALL}'\n`)
  process.exit(1)
}
