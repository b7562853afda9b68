import type { ReactNode } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { variantsOf } from '../../../cot/variants.ts';
import { capacityOf } from '../../../tasks/library/capacity.ts';
import { PAPER_RANGES } from '../../../tasks/ranges.ts';
import { ALGORITHM_CLASSES, type Task } from '../../../tasks/task.ts';
import { wordingsOf } from '../../../tasks/wordings.ts';
import type { MachineView } from '../../../workers/views/views.ts';
import styles from './TaskInfo.module.css';

export interface TaskFactsProps {
  readonly task: Task;
  /** The task's machine; undefined while it is not known. */
  readonly machine: MachineView | undefined;
}

/** What the task is: its class, its lengths, its machine and its variants. */
export default function TaskFacts({ task, machine }: TaskFactsProps) {
  return (
    <>
      <p className={styles.summary}>{task.summary}</p>
      <dl className={styles.facts}>
        <Fact name="Class">{ALGORITHM_CLASSES[task.algorithmClass]}</Fact>
        <Fact name="Length">{task.lengthMeaning}</Fact>
        <Fact name="Ranges">
          {PAPER_RANGES.map((name) => `${name} ${task.ranges[name].from}–${task.ranges[name].to}`).join(' · ')}
        </Fact>
        {PAPER_RANGES.map((name) => {
          const capacity = capacityOf(task, task.ranges[name]);
          return (
            <Fact key={name} name={`${name} holds`}>
              {capacity
                ? `${count(capacity.instances, 'instance')}, ${count(capacity.queries, 'query', 'queries')}`
                : 'more than a million instances'}
            </Fact>
          );
        })}
        <Fact name="Machine">
          {machine
            ? `${count(machine.states.length, 'state')}, ${count(machine.rules.length, 'rule')}, ${count(machine.tapes.length, 'tape')}`
            : '…'}
        </Fact>
        {machine && <Fact name="Tapes">{machine.tapes.map(({ name }) => name).join(', ')}</Fact>}
        <Fact name="Wordings">{wordingsOf(task).length}</Fact>
        <Fact name="Variants">
          {variantsOf(task)
            .map(({ title }) => title)
            .join(' · ')}
        </Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

const count = (number: number, one: string, several = `${one}s`): string =>
  `${grouped(number)} ${number === 1 ? one : several}`;
