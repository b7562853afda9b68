import { CircleDot } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../kit/Button.tsx';
import { Keys } from '../../kit/Keys.tsx';
import { useBreakpoints, useSession, useTrace } from '../../session/session-context.ts';
import type { CellJump } from '../../../workers/trace/cell-jumps.ts';
import styles from './Transport.module.css';

const JUMPS: readonly {
  readonly jump: CellJump;
  readonly text: string;
  readonly title: string;
  readonly key: string;
}[] = [
  {
    jump: 'next change',
    text: 'Next change',
    title: 'To the next step that puts another symbol into the cell',
    key: '.',
  },
  { jump: 'previous write', text: 'Written by', title: 'Back to the step that wrote the cell', key: ',' },
  { jump: 'next read', text: 'Next read', title: 'To the next atomic state that fetches the cell', key: 'n' },
];

/** Follows the cell that the person pointed at or focused last. */
export function CellControls() {
  const session = useSession();
  const run = useTrace((state) => state.run);
  const selected = useStore(session.cell.state, (state) => state.selected);
  const breakpoints = useBreakpoints();
  const cell = run && selected?.trace === run.summary.trace ? selected : undefined;
  const tape = cell && run!.machine.tapes[cell.tape]!.name;
  const isSet = breakpoints.some((each) => each.kind === 'cell' && each.tape === tape && each.cell === cell?.cell);
  return (
    <div className={styles.cell} role="group" aria-label="Follow a cell">
      <span className={styles.cellName}>
        {cell ? (
          <>
            <span className={styles.dim}>cell</span> {tape} {cell.cell}
          </>
        ) : (
          <span className={styles.hint}>Point at a cell to follow it</span>
        )}
      </span>
      {JUMPS.map(({ jump, text, title, key }) => (
        <Button
          key={jump}
          size="small"
          title={title}
          aria-disabled={!cell}
          onClick={() => void session.cell.jump(jump)}
        >
          {text} <Keys keys={[key]} />
        </Button>
      ))}
      <Button
        size="small"
        aria-disabled={!cell}
        aria-pressed={isSet}
        aria-label="Breakpoint on writes to the cell"
        title="Stop when a step writes the cell, even the symbol that stands there (shift B)"
        className={isSet ? styles.set : ''}
        onClick={() => session.breakpointJumps.toggleOnCell()}
      >
        <CircleDot size={14} aria-hidden />
      </Button>
    </div>
  );
}
