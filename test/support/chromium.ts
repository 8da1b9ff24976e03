import { type Browser, chromium } from 'playwright-core'

/** Debian's; `npm test` installs it where it can. */
const PROGRAM = '/usr/bin/chromium'
/** Works as root, opens no connections of its own. */
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real browser. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: PROGRAM, args: FLAGS })
