import { useEffect, useState } from 'react';
import { reasonOf } from '../../base/problems.ts';
import type { Asked } from '../../workers/connection.ts';
import type { MachineService } from '../../workers/machines/machine-service.ts';
import { machineWorker } from './machine-client.ts';

/** A long job in a worker of its own. */
export interface Job<Answer> {
  /** What is said of its progress; undefined while it does not run. */
  readonly progress: string | undefined;
  readonly answer: Answer | undefined;
  /** Why there is no answer. */
  readonly problem: string | undefined;
  /** Begins it; `say` tells of its progress. */
  readonly begin: (work: (service: Asked<MachineService>, say: (progress: string) => void) => Promise<Answer>) => void;
  /** Asks the worker of the job something about its answer. */
  readonly service: () => Asked<MachineService>;
  /** Ends it at once. */
  readonly cancel: () => void;
}

/** Why a job ended that another one took the place of; nobody is told. */
const REPLACED = 'Something newer was begun.';
const IDLE = { progress: undefined, answer: undefined, problem: undefined };

/** A job that a part of the page begins and can cancel; it ends with that part. */
export function useJob<Answer>(): Job<Answer> {
  const [worker] = useState(machineWorker);
  const [state, setState] = useState<Pick<Job<Answer>, 'progress' | 'answer' | 'problem'>>(IDLE);
  useEffect(() => () => worker.end(new Error('Nobody waits for it any more.')), [worker]);
  return {
    ...state,
    begin: (work) => {
      worker.end(new Error(REPLACED));
      // A job that was ended is not heard of any more: its answer would take the place of that of a newer one.
      const begun = { isOver: false };
      setState({ ...IDLE, progress: 'Starting …' });
      const say = (progress: string) => {
        if (!begun.isOver) setState((now) => (now.progress === undefined ? now : { ...IDLE, progress }));
      };
      const end = (ending: Partial<Job<Answer>>) => {
        begun.isOver = true;
        setState({ ...IDLE, ...ending });
      };
      const make = async () => {
        try {
          end({ answer: await work(worker.service, say) });
        } catch (error) {
          const problem = reasonOf(error);
          if (problem === REPLACED) begun.isOver = true;
          else end({ problem });
        }
      };
      void make();
    },
    service: () => worker.service,
    cancel: () => worker.end(new Error('Cancelled.')),
  };
}
