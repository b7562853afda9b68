import { sentenceForPerson } from '../../../base/problems.ts';
import { X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { grouped } from '../../../base/grouped.ts';
import type { Breakpoint } from '../../../workers/trace/breakpoint-search.ts';
import { Button } from '../../kit/Button.tsx';
import { Keys } from '../../kit/Keys.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { breakpointName, breakpointText } from '../../session/breakpoints/breakpoint-words.ts';
import { useBreakpoints, useSession, useTrace } from '../../session/session-context.ts';
import type { Run } from '../../session/trace-state.ts';
import styles from './Breakpoints.module.css';

type Kind = Breakpoint['kind'];

const KINDS: readonly { readonly value: Kind; readonly text: string; readonly title: string }[] = [
  { value: 'step', text: 'Step', title: 'Stop after so many machine steps' },
  { value: 'atomic state', text: 'Atomic state', title: 'Stop when an atomic state of this kind is complete' },
  { value: 'machine state', text: 'Machine state', title: 'Stop when the machine comes into this state' },
  { value: 'cell', text: 'Write', title: 'Stop when a step writes this cell, even the symbol that stands there' },
];

/** The breakpoints that are set, each with a way to remove it, and a form for another one. */
export default function BreakpointList() {
  const session = useSession();
  const breakpoints = useBreakpoints();
  const run = useTrace((state) => state.run);
  return (
    <>
      <div className={styles.header}>
        <h2>Breakpoints</h2>
        {breakpoints.length > 0 && (
          <Button size="small" onClick={() => session.breakpoints.set([])}>
            Remove all
          </Button>
        )}
      </div>
      {breakpoints.length === 0 ? (
        <p className={styles.empty}>
          None yet. Playing and <Keys keys={['c']} /> stop at them; <Keys keys={['b']} /> sets one on the step that is
          shown.
        </p>
      ) : (
        <ul className={styles.list}>
          {breakpoints.map((breakpoint) => (
            <li key={breakpointText(breakpoint)}>
              <span className={styles.ring} aria-hidden />
              <span className={styles.name} title={breakpointName(breakpoint)}>
                {breakpointName(breakpoint)}
              </span>
              <Button
                kind="quiet"
                size="small"
                aria-label={`Remove the breakpoint on ${breakpointName(breakpoint)}`}
                title="Remove"
                onClick={() => session.breakpoints.toggle(breakpoint)}
              >
                <X size={14} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {run && <BreakpointForm run={run} />}
    </>
  );
}

/** Sets a breakpoint of a kind; each kind asks for what it needs. */
function BreakpointForm({ run }: { readonly run: Run }) {
  const [kind, setKind] = useState<Kind>('step');
  const [problem, setProblem] = useState('');
  const session = useSession();
  const step = useTrace((state) => state.step);
  const cell = session.cell.followed();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readForm(kind, new FormData(event.currentTarget), run.summary.steps);
    setProblem(typeof read === 'string' ? read : '');
    if (typeof read !== 'string') session.breakpoints.add(read);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Segmented<Kind>
        label="Stop at"
        options={KINDS}
        value={kind}
        onChange={(chosen) => {
          setKind(chosen);
          setProblem('');
        }}
      />
      <div className={styles.fields} key={kind}>
        {kind === 'step' && (
          <input
            name="step"
            className={styles.field}
            aria-label="Step"
            inputMode="numeric"
            defaultValue={step}
            aria-invalid={problem !== ''}
          />
        )}
        {kind === 'atomic state' && <Select name="name" label="Kind of atomic state" options={run.machine.kinds} />}
        {kind === 'machine state' && (
          <Select name="name" label="Machine state" options={run.machine.states.map(({ name }) => name)} />
        )}
        {kind === 'cell' && (
          <>
            <Select name="tape" label="Tape" options={run.machine.tapes.map(({ name }) => name)} chosen={cell?.name} />
            <input
              name="cell"
              className={`${styles.field} ${styles.short}`}
              aria-label="Cell"
              inputMode="numeric"
              defaultValue={cell?.cell ?? 0}
              aria-invalid={problem !== ''}
            />
          </>
        )}
        <Button type="submit">Add</Button>
      </div>
      {problem && (
        <p className={styles.problem} role="alert">
          {sentenceForPerson(problem)}
        </p>
      )}
    </form>
  );
}

interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly string[];
  readonly chosen?: string | undefined;
}

function Select({ name, label, options, chosen }: SelectProps) {
  return (
    <select name={name} className={styles.field} aria-label={label} defaultValue={chosen}>
      {options.map((option) => (
        <option key={option}>{option}</option>
      ))}
    </select>
  );
}

/** What the form asks for, or a sentence about what is wrong with it. */
function readForm(kind: Kind, form: FormData, steps: number): Breakpoint | string {
  // The fields are texts; none is a file.
  const text = (name: string) => (form.get(name) as string | null)?.trim() ?? '';
  switch (kind) {
    case 'step': {
      const digits = text('step').replaceAll(',', '');
      const step = Number(digits);
      if (!/^\d+$/.test(digits) || step > steps)
        return `Step: got "${text('step')}"; allowed: a whole number, 0 to ${grouped(steps)}.`;
      return { kind, step };
    }
    case 'cell':
      if (!/^[-−]?\d{1,9}$/.test(text('cell'))) return `Cell: got "${text('cell')}"; allowed: a whole number.`;
      return { kind, tape: text('tape'), cell: Number(text('cell').replace('−', '-')) };
    case 'atomic state':
    case 'machine state':
      return { kind, name: text('name') };
  }
}
