import { type IQueueBackend, type Job, type RedisQueueBackend, Worker } from 'bullmq'

const PAUSE_MS = 1_000

/**
 * A worker that waits a second when the store refuses to hand out a job. BullMQ's own asks again at once unless the
 * connection is gone, so that a Redis out of memory would cost a whole processor core.
 */
export class PatientWorker<B extends IQueueBackend = RedisQueueBackend, C = object> extends Worker<
  unknown,
  void,
  string,
  B,
  number,
  C
> {
  protected override async moveToActive(
    token: string,
    name?: string,
  ): Promise<Job<unknown, void, string, number>> {
    try {
      return await super.moveToActive(token, name)
    } catch (error) {
      if (!this.closing) await this.delay(PAUSE_MS)
      throw error
    }
  }
}
