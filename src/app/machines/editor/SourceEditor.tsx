import { memo, useMemo, useRef, type RefObject } from 'react';
import type { MachineProblem } from '../../machines/problems.ts';
import styles from './SourceEditor.module.css';

/** Height of a line in pixels; the style sheet has the same. */
const LINE = 20;
/** Most lines that are marked: a list below names all problems. */
const MOST_MARKS = 200;

interface SourceEditorProps {
  readonly text: string;
  /** What is wrong with the text; undefined while it is being read. */
  readonly problems: readonly MachineProblem[];
  readonly onType: (text: string) => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** The id of what sums the problems up. */
  readonly describedBy: string;
}

/** A text field with numbers of lines, and a mark at each line where something is wrong. Tab leaves it, as it leaves any field. */
export function SourceEditor({ text, problems, onType, field, describedBy }: SourceEditorProps) {
  const moved = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => text.split('\n').length, [text]);
  const follow = () => {
    if (moved.current) moved.current.style.transform = `translateY(${-(field.current?.scrollTop ?? 0)}px)`;
  };
  return (
    <div className={styles.editor}>
      <div className={styles.gutter} aria-hidden>
        <div ref={moved}>
          <LineNumbers lines={lines} />
          <Marks problems={problems} />
        </div>
      </div>
      <textarea
        ref={field}
        className={styles.text}
        aria-label="Text of the machine"
        aria-describedby={describedBy}
        aria-invalid={problems.some(({ severity }) => severity === 'error')}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        value={text}
        onChange={(event) => onType(event.target.value)}
        onScroll={follow}
      />
    </div>
  );
}

const LineNumbers = memo(function LineNumbers({ lines }: { readonly lines: number }) {
  const numbers = Array.from({ length: lines }, (_, line) => line + 1).join('\n');
  return <pre className={styles.numbers}>{numbers}</pre>;
});

function Marks({ problems }: { readonly problems: readonly MachineProblem[] }) {
  const byLine = new Map<number, MachineProblem['severity']>();
  for (const { line, severity } of problems) if (severity === 'error' || !byLine.has(line)) byLine.set(line, severity);
  return [...byLine].slice(0, MOST_MARKS).map(([line, severity]) => (
    <span key={line} className={styles.mark} data-severity={severity} style={{ top: (line - 1) * LINE }}>
      {severity === 'error' ? '✕' : '!'}
    </span>
  ));
}
