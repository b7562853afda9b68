import { ClipboardCheck } from 'lucide-react';
import { useStore } from 'zustand';
import { OWN_MACHINE } from '../../lab/own/own-machine-id.ts';
import { Button } from '../kit/Button.tsx';
import { GRADE_HANDED_ADDRESS } from '../links/handover.ts';
import { longestTrained } from './lab-session.ts';
import { JobProgress } from './JobProgress.tsx';
import type { MeasuredModel } from '../panels/lab/measuring-session.ts';
import { addressOfRun, runsOfMachine } from '../panels/lab/model-files.ts';
import { useLab, useLabSession } from './use-lab.ts';

/** Outputs that a model hands over: a quarter each at the longest length of the training, at twice, three times and four times it. */
const OUTPUTS = 100;
const TIMES = [1, 2, 3, 4];

/** Has the chosen model, or all models of the machine, write outputs and takes them to the page that grades. */
export function ToGrade({ isOneModel = false }: { readonly isOneModel?: boolean }) {
  const { session, handover } = useLabSession();
  const machine = useLab((state) => state.choice.machine);
  const progress = useStore(session.measuring.state, (state) => state.progress);
  if (machine === OWN_MACHINE) return isOneModel ? <JobProgress /> : null;
  const send = async () => {
    const lengths = TIMES.map((times) => times * longestTrained(machine));
    const models = isOneModel
      ? await session.chosenModel()
      : runsOfMachine(machine).flatMap((run): MeasuredModel[] => {
          const model = addressOfRun(run);
          return model === undefined ? [] : [{ name: run.name, model }];
        });
    const files = await session.measuring.outputs(models, lengths, OUTPUTS / TIMES.length);
    if (!files) return;
    handover.give(files);
    location.hash = GRADE_HANDED_ADDRESS;
  };
  return (
    <span>
      <Button
        disabled={progress !== undefined}
        title={`${OUTPUTS} outputs ${isOneModel ? '' : 'of each model '}at the longest length of the training, and at twice to four times it`}
        onClick={() => void send()}
      >
        <ClipboardCheck size={14} aria-hidden /> Send {OUTPUTS} outputs {isOneModel ? '' : 'of each '}to Grade
      </Button>{' '}
      {isOneModel && <JobProgress />}
    </span>
  );
}
