import {
  createPostgresBackend,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
  Queue,
} from 'bullmq'
import type { FaultLog } from './fault-log.ts'
import { inTime } from './in-time.ts'
import { PatientWorker } from './patient-worker.ts'
import { CONCURRENCY, QUEUE_OPTIONS, type QueueStore, RETRY_MS, type StoreOptions } from './queue-store.ts'

type PostgresWorker = PatientWorker<PostgresQueueBackend, PostgresConnectionOptions>

/** One connection for the queue, one for the worker and one on which it listens: three in all for a process. */
const connection = (url: string) => ({
  connectionString: url,
  max: 1,
  keepAlive: true,
  connectionTimeoutMillis: 5_000,
})

/** The queue's tables are made and brought up to date here; a lock of BullMQ's lets replicas do so one after another. */
const openQueue = async ({ name, url, fault }: StoreOptions): Promise<Queue> => {
  const queue = new Queue(
    name,
    { ...QUEUE_OPTIONS, connection: { ...connection(url), migrate: true } },
    createPostgresBackend,
  )
  queue.on('error', (error) => fault('connection', error))
  try {
    await queue.waitUntilReady()
  } catch (error) {
    await queue.close()
    throw error
  }
  // The type names the backend; nothing here or in the board uses what only one of the two has.
  return queue as unknown as Queue
}

const openWorker = ({ name, url, process, fault }: StoreOptions): PostgresWorker => {
  const worker: PostgresWorker = new PatientWorker(
    name,
    process,
    { connection: connection(url), concurrency: CONCURRENCY, runRetryDelay: RETRY_MS },
    createPostgresBackend,
  )
  worker.on('error', (error) => fault('worker', error))
  return worker
}

const closing = (queue: Queue, worker: PostgresWorker, fault: FaultLog) => async (limitMs: number) => {
  const note = (error: unknown) => fault('close', error)
  await inTime(worker.close(), limitMs).catch(note)
  await inTime(worker.getBackend().close(), 100).catch(note)
  await inTime(queue.close(), 500).catch(note)
}

/**
 * Opens a queue in schema `bullmq` of a PostgreSQL database, which must let the user create that schema.
 * @throws the driver's error when the database does not answer: unlike Redis it is what the whole service stands on.
 */
export const openPostgresStore = async (options: StoreOptions): Promise<QueueStore> => {
  const queue = await openQueue(options)
  const worker = openWorker(options)
  const close = closing(queue, worker, options.fault)
  try {
    await worker.waitUntilReady()
  } catch (error) {
    await close(500)
    throw error
  }
  return {
    queue,
    ready: Promise.resolve(),
    // Its tables are as safe as the service's own: an outage takes nothing away.
    onBack: () => undefined,
    pause: () => worker.pause(true),
    close,
  }
}
