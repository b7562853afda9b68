import { CircleDot, FastForward, Rewind } from 'lucide-react';
import { Popover } from 'radix-ui';
import { Button } from '../../kit/Button.tsx';
import { later } from '../../kit/loading/later.tsx';
import { useBreakpoints, useSession } from '../../session/session-context.ts';
import styles from './Breakpoints.module.css';

/** Loaded when it is first opened. */
const BreakpointList = later({
  name: 'The list of breakpoints',
  load: () => import('./BreakpointList.tsx'),
  Place: ({ children }) => children,
});

/** The way to the next and the previous breakpoint, and a popover that lists and sets them. */
export function BreakpointControls() {
  const { breakpointJumps } = useSession();
  const count = useBreakpoints().length;
  return (
    <div className={styles.controls} role="group" aria-label="Breakpoints">
      <Button
        kind="quiet"
        aria-label="Back to the previous breakpoint"
        title="Back to the previous breakpoint (shift C)"
        aria-disabled={count === 0}
        onClick={() => void breakpointJumps.goTo(-1)}
      >
        <Rewind size={16} aria-hidden />
      </Button>
      <Popover.Root>
        <Popover.Trigger asChild>
          <Button
            aria-label={`Breakpoints: ${count === 0 ? 'none' : count}`}
            title="Breakpoints: stop on a step, a state or a cell"
          >
            <CircleDot size={16} aria-hidden className={count > 0 ? styles.active : ''} />
            <span className={styles.count}>{count}</span>
          </Button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className={styles.popover}
            side="top"
            sideOffset={6}
            collisionPadding={8}
            aria-label="Breakpoints"
          >
            <BreakpointList />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <Button
        kind="quiet"
        aria-label="Continue to the next breakpoint"
        title="Continue to the next breakpoint (c)"
        aria-disabled={count === 0}
        onClick={() => void breakpointJumps.goTo(1)}
      >
        <FastForward size={16} aria-hidden />
      </Button>
    </div>
  );
}
