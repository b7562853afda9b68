import { connect, type Asked, type Connection } from '../../workers/connection.ts';
import type { MachineService } from '../../workers/machines/machine-service.ts';

/** A worker that answers questions about machine files; it starts when it is first asked. */
export class MachineWorker {
  private connection: Connection<MachineService> | undefined;

  /** Its questions. Rejected with a sentence when the worker ends; the next question starts another. */
  get service(): Asked<MachineService> {
    this.connection ??= this.started();
    return this.connection.service;
  }

  /** Ends it with what it is busy with, at once. */
  end(reason: string): void {
    this.connection?.end(new Error(reason));
    this.connection = undefined;
  }

  private started(): Connection<MachineService> {
    const started = connect<MachineService>(
      () =>
        new Worker(new URL('../../workers/machines/machine.worker.ts', import.meta.url), {
          type: 'module',
          name: 'machines',
        }),
      {
        reason: (how) => new Error(`The worker that reads machines ${how}. Try again.`),
        tellEnd: () => {
          if (this.connection === started) this.connection = undefined;
        },
      },
    );
    return started;
  }
}
