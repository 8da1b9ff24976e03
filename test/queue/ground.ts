import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AlarmClockOptions, BullAlarmClock } from '../../src/adapters/queue/alarm-clock-options.ts'
import { openAlarmClock } from '../../src/adapters/queue/bull-alarm-clock.ts'
import type { BoardRoute } from '../../src/adapters/queue/bull-board.ts'
import { createHeardLog } from './heard-log.ts'

/** A store that a test may use and spoil. */
export interface Ground {
  readonly store: AlarmClockOptions['store']
  /** The store loses everything that the queue keeps in it. */
  lose(): Promise<void>
  remove(): Promise<void>
}

/** A queue name that no other test has. */
export const freshName = (): string => `test-${randomBytes(5).toString('hex')}`

/** Opens clocks and closes all of them after the test. */
export const createOpener = () => {
  const open: BullAlarmClock[] = []
  return {
    clock: async (
      ground: Pick<Ground, 'store'>,
      options: Pick<AlarmClockOptions, 'ring'> & Partial<AlarmClockOptions>,
    ): Promise<BullAlarmClock> => {
      const clock = await openAlarmClock({
        store: ground.store,
        name: freshName(),
        recurring: [],
        log: createHeardLog(),
        ...options,
      })
      open.push(clock)
      return clock
    },
    closeAll: async (): Promise<void> => {
      await Promise.all(open.splice(0).map((clock) => clock.close()))
    },
  }
}

/** Serves a board and gives its root, e.g. `http://127.0.0.1:41234`; other paths are answered with 404. */
export const serve = async (route: BoardRoute): Promise<{ root: string; close(): void }> => {
  const server = createServer(async (request, response) => {
    if (!(await route(request, response))) response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
