import { Download } from 'lucide-react';
import { useState } from 'react';
import { reasonOf } from '../../../base/problems.ts';
import type { ResultForm } from '../../../workers/grading/grading-service.ts';
import { saveFile } from '../../kit/browser/save-file.ts';
import { Button } from '../../kit/Button.tsx';
import styles from '../files/Files.module.css';
import { useGradeSession } from '../use-grade.ts';
import { reportHtml } from './report-html.ts';

const FORMS: readonly {
  readonly form: ResultForm;
  readonly name: string;
  readonly words: string;
  readonly title: string;
}[] = [
  {
    form: 'json',
    name: 'grade.json',
    words: 'JSON',
    title: 'The report with every sample, as tail grade --json prints it',
  },
  { form: 'csv', name: 'grade.csv', words: 'CSV', title: 'A line for every sample' },
  {
    form: 'process-bench',
    name: 'process-bench.jsonl',
    words: 'ProcessBench',
    title: 'Every output step by step with its first wrong step; the files are read once more',
  },
];

/** The buttons that save what was found. */
export function SaveMenu() {
  const session = useGradeSession();
  const [busy, setBusy] = useState<string>();
  const save = async (words: string, name: string, make: () => Promise<Blob> | Blob) => {
    setBusy(words);
    try {
      saveFile(await make(), name);
    } catch (problem) {
      session.fail(`${words} could not be saved: ${reasonOf(problem)}.`);
    } finally {
      setBusy(undefined);
    }
  };
  const report = () => {
    const grading = session.state.getState().grading;
    if (!grading) throw new Error('nothing is graded');
    return new Blob([reportHtml(grading, document)], { type: 'text/html' });
  };
  return (
    <fieldset className={styles.save}>
      <legend className="visually-hidden">Save what was found</legend>
      {FORMS.map(({ form, name, words, title }) => (
        <Button
          key={form}
          title={title}
          disabled={busy !== undefined}
          onClick={() => void save(words, name, () => session.service.save(form))}
        >
          <Download size={16} aria-hidden /> <span>{busy === words ? 'Saving …' : words}</span>
        </Button>
      ))}
      <Button
        title="Numbers and pictures as one file that opens anywhere"
        disabled={busy !== undefined}
        onClick={() => void save('The report', 'grade-report.html', report)}
      >
        <Download size={16} aria-hidden /> <span>HTML report</span>
      </Button>
    </fieldset>
  );
}
