/** The worker has ended, with everything that was asked of it and every trace it held. */
export class WorkerEnded extends Error {}
