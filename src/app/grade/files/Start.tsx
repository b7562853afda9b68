import { Button } from '../../kit/Button.tsx';
import { EXAMPLES } from '../examples.ts';
import { useGradeSession } from '../use-grade.ts';
import styles from './Files.module.css';

/** What the page does, while no file is open. */
export function Start() {
  const session = useGradeSession();
  return (
    <section className={styles.start} aria-labelledby="grade-start">
      <h2 id="grade-start">Where exactly does a model stop imitating the machine?</h2>
      <p>
        Drop outputs of a model here, as your tool wrote them. The machine of each task runs again on the instance, and
        every output is compared with its text: which answers are right, and at which atomic state each output departs
        first. No file leaves this computer.
      </p>
      <ul>
        <li>lm-evaluation-harness: samples_….jsonl of --log_samples</li>
        <li>Inspect: logs as .eval or .json</li>
        <li>OpenAI batch and vllm run-batch: JSON lines</li>
        <li>LLaMA-Factory: generated_predictions.jsonl</li>
        <li>
          your own: JSON lines, CSV or Parquet with the id of a record and an output, such as{' '}
          <code>{'{"id": "dijkstra/S/1/0/tail/folded", "output": "…"}'}</code>
        </li>
        <li>all of them gzipped, too</li>
      </ul>
      <p>
        Several files are several runs, and are compared. Where outputs say neither record nor id, open the dataset that
        was asked as well.
      </p>
      <p className={styles.examples}>
        <Button kind="primary" onClick={() => void session.openExample('1')}>
          {EXAMPLES[1].button}
        </Button>
        <Button onClick={() => void session.openExample('lab')}>{EXAMPLES.lab.button}</Button>
      </p>
      <p>
        The example was not written by a model: it is texts of two tasks, perturbed at each atomic state with a chance
        of 0.4 % and of 1.2 %. The outputs of the Lab were written by its small models.
      </p>
    </section>
  );
}
