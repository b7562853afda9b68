import { fieldProblem } from '../base/problems.ts';
import { UsageProblem } from './usage-problem.ts';

/**
 * Reads an option that names a file or a folder. Throws a `UsageProblem` where it is empty, as an unset variable of a shell is: an empty
 * path would mean the current folder. `-` is refused, too: elsewhere it means stdin or stdout, and here it would be a file of that name.
 */
export function pathOption(option: string): (text: string) => string {
  return (text) => {
    if (text === '') throw new UsageProblem(fieldProblem(option, text, 'the path of a file or folder').message);
    if (text === '-')
      throw new UsageProblem(
        fieldProblem(option, text, 'the path of a file or folder; one that is called - is ./-').message,
      );
    return text;
  };
}

/** The same for an option that takes several paths. */
export function pathsOption(
  option: string,
): (text: string, before: readonly string[] | undefined) => readonly string[] {
  const read = pathOption(option);
  return (text, before = []) => [...before, read(text)];
}
