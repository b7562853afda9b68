import { Info } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from '../../kit/Button.tsx';
import { later } from '../../kit/loading/later.tsx';
import type { TaskFactsProps } from './TaskFacts.tsx';
import styles from './TaskInfo.module.css';

/** Loaded when it is first opened: it counts wordings and instances. */
const TaskFacts = later({
  name: 'What the task is',
  load: () => import('./TaskFacts.tsx'),
  Place: ({ children }: TaskFactsProps & { readonly children: ReactNode }) => children,
});

/** A button that says what the task is: its class, its lengths, its machine and its variants. */
export function TaskInfo({ task, machine }: TaskFactsProps) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button kind="quiet" aria-label={`About the task ${task.title}`} title="About the task">
          <Info size={16} aria-hidden />
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.popover}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={`About ${task.title}`}
        >
          <TaskFacts task={task} machine={machine} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
