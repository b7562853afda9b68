import { Wrench } from 'lucide-react';
import { grouped } from '../../base/grouped.ts';
import type { MachineProblem } from '../../machines/problems.ts';
import { Button } from '../kit/Button.tsx';
import styles from './MachineProblems.module.css';

/** Most problems that are listed; those after them are seen when the first are mended. */
const MOST_LISTED = 50;

interface MachineProblemsProps {
  readonly problems: readonly MachineProblem[];
  /** Whether the text has changed since: places and fixes are those of the text before. */
  readonly isOld: boolean;
  readonly onGoTo: (problem: MachineProblem) => void;
  readonly onFix: (problem: MachineProblem) => void;
}

/** What is wrong with a text: line, reason, suggestion, and a button for each fix that is known. */
export function MachineProblems({ problems, isOld, onGoTo, onFix }: MachineProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems} aria-label="Problems of the text">
      {problems.slice(0, MOST_LISTED).map((problem, number) => (
        <li key={number} className={styles.problem} data-severity={problem.severity}>
          <p>
            <span className={styles.severity}>{problem.severity === 'error' ? '✕ Error' : '! Warning'}</span>{' '}
            <button type="button" className={styles.place} disabled={isOld} onClick={() => onGoTo(problem)}>
              line {problem.line}, column {problem.column}
            </button>
            : {problem.reason} {problem.suggestion}
          </p>
          {problem.fix && (
            <Button
              size="small"
              disabled={isOld}
              aria-label={`Fix line ${problem.line}: ${problem.suggestion ?? problem.reason}`}
              onClick={() => onFix(problem)}
            >
              <Wrench size={14} aria-hidden /> <span>Fix</span>
            </Button>
          )}
        </li>
      ))}
      {problems.length > MOST_LISTED && (
        <li>And {grouped(problems.length - MOST_LISTED)} more, which are listed when these are mended.</li>
      )}
    </ul>
  );
}

/** How many of something, in words. */
export const counted = (count: number, word: string): string => `${grouped(count)} ${word}${count === 1 ? '' : 's'}`;

/** The problems counted, in words. */
export function problemSummary(problems: readonly MachineProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return 'Nothing is wrong with it.';
  return `${[...(errors > 0 ? [counted(errors, 'error')] : []), ...(warnings > 0 ? [counted(warnings, 'warning')] : [])].join(', ')}.`;
}
