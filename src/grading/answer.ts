import { answerBox } from '../cot/answer-box.ts';
import type { Instance, Task } from '../tasks/task.ts';

/** The answer of an output, with its place. */
export interface FoundAnswer {
  readonly answer: string;
  /** Where the box begins in the output, or the line. */
  readonly from: number;
  /** One past its end. */
  readonly to: number;
  readonly isBoxed: boolean;
}

/** Words before an answer that is on a line by itself. */
const LEAD = /^(?:(?:so|thus|hence|therefore|and)[ ,]+)?(?:the )?(?:final )?answer(?: is)?\s*[:=]?\s*/i;

/** The answer of an output: in the last box, else on the last line that the task's check takes for right. */
export function answerOf(task: Task, instance: Instance, output: string): FoundAnswer | undefined {
  const box = answerBox(output);
  if (box) return { answer: box.content, from: box.from, to: box.to, isBoxed: true };
  let to = output.length;
  while (to > 0) {
    const from = output.lastIndexOf('\n', to - 1) + 1;
    const line = output.slice(from, to).trim();
    const answer = line.replace(LEAD, '').replace(/(?<=.)[.]$/, '');
    if (line !== '' && isRight(task, instance, answer)) return { answer, from, to, isBoxed: false };
    to = from - 1;
  }
  return undefined;
}

/** Whether an answer is right, also where it is dressed in LaTeX or Markdown. */
export function isRight(task: Task, instance: Instance, answer: string): boolean {
  const trimmed = answer.trim();
  return task.check(instance, trimmed) || (MAY_BE_DRESSED.test(trimmed) && task.check(instance, undressed(trimmed)));
}

const MAY_BE_DRESSED = /[\\$*`{]/;

/** An answer without what LaTeX and Markdown put around it. */
function undressed(answer: string): string {
  return answer
    .replaceAll(/\\(?:text|mathrm|mathtt|texttt|mathbf|textbf)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g, '$1')
    .replaceAll(/\\[,;:! ]|\\left|\\right|\\\(|\\\)|\$|\*\*|`/g, '')
    .replaceAll('{,}', ',')
    .replaceAll(/\\([{}_%#&$[\]])/g, '$1')
    .replaceAll(String.raw`\infty`, 'inf')
    .trim();
}
