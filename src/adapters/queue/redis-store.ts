import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import { checkEviction } from './eviction-policy.ts'
import { inTime } from './in-time.ts'
import { PatientWorker } from './patient-worker.ts'
import { CONCURRENCY, QUEUE_OPTIONS, type QueueStore, RETRY_MS, type StoreOptions } from './queue-store.ts'
import { CONNECTION, connectFailingFast } from './redis-connection.ts'

const openQueue = (client: Redis, { name, fault }: StoreOptions): Queue => {
  const queue = new Queue(name, {
    ...QUEUE_OPTIONS,
    connection: client,
    // Asking for the version first would leave the queue unusable for good when Redis is down at the start.
    skipVersionCheck: true,
    skipWaitingForReady: true,
  })
  queue.on('error', (error) => fault('connection', error))
  return queue
}

const openWorker = ({ name, url, process, fault }: StoreOptions): PatientWorker => {
  const worker = new PatientWorker(name, process, {
    connection: { url, maxRetriesPerRequest: null, ...CONNECTION },
    concurrency: CONCURRENCY,
    runRetryDelay: RETRY_MS,
  })
  worker.on('error', (error) => fault('worker', error))
  return worker
}

/** Drops the sockets whatever BullMQ is still waiting for; a connection that was never made is given up by `close`. */
const cutOff = async (worker: PatientWorker): Promise<void> => {
  const backend = worker.getBackend()
  const drop = (client: { disconnect(): void }) => client.disconnect()
  void backend.client.then(drop, () => undefined)
  void backend.blockingClient?.then(drop, () => undefined)
  await backend.close(true)
}

/** Opens a queue in Redis. Redis need not be there: everything connects as soon as it is, and again after every outage. */
export const openRedisStore = (options: StoreOptions): QueueStore => {
  const { fault, log, url } = options
  const client = connectFailingFast(url, fault)
  const queue = openQueue(client, options)
  const worker = openWorker(options)
  client.on('ready', () => void checkEviction(client, log))
  const note = (error: unknown) => fault('close', error)
  return {
    queue,
    ready: new Promise((resolve) => client.once('ready', () => resolve())),
    onBack: (listener) => void client.on('ready', listener),
    pause: () => worker.pause(true),
    close: async (limitMs) => {
      // While Redis is away there is nobody to tell that a job is done: BullMQ would wait for it.
      const isThere = client.status === 'ready'
      await inTime(worker.close(!isThere), limitMs).catch(note)
      await inTime(cutOff(worker), 100).catch(note)
      await queue.close().catch(note)
      client.disconnect()
    },
  }
}
