/**
 * A playground in a process of its own, to be killed: `tsx victim.ts <folder>`. Prints its address; each line on
 * standard input is said by Anna.
 */
import { createInterface } from 'node:readline'
import { startWorld } from './world.ts'

const world = await startWorld({ dataDir: process.argv[2] ?? '' })
process.stdout.write(`${world.url}\n`)
for await (const line of createInterface({ input: process.stdin })) world.playground.person('anna').say(line)
