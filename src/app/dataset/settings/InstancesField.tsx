import { Star, Upload } from 'lucide-react';
import { useRef } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { MOST_INSTANCE_BYTES } from '../../../workers/dataset/read-instances.ts';
import { Button } from '../../kit/Button.tsx';
import { Checkbox } from '../../kit/Checkbox.tsx';
import { Problem } from '../../kit/Field.tsx';
import { isInAddress } from '../stores/dataset-address.ts';
import { changeDraft, type DatasetDraft } from '../stores/dataset-draft.ts';
import { setKept, useKeptInstances } from '../../frame/kept-instances.ts';
import { Section } from '../Section.tsx';
import styles from './Settings.module.css';
import { stopReading, useInstancesFile } from './use-instances-file.ts';

/** A person's own instances: of a file, and those kept on the Trace page. */
export function InstancesField({
  draft,
  problem,
}: {
  readonly draft: DatasetDraft;
  readonly problem: string | undefined;
}) {
  const kept = useKeptInstances((state) => state.kept);
  const input = useRef<HTMLInputElement>(null);
  const { state, read } = useInstancesFile();
  const { instances, withKept } = draft;
  return (
    <Section title="Your own instances">
      <Checkbox
        checked={withKept}
        disabled={kept.length === 0}
        onChange={(checked) => changeDraft({ withKept: checked })}
      >
        Those kept with a star <Star size={12} aria-hidden /> on the Trace page ({kept.length})
      </Checkbox>
      <div className={styles.line}>
        <Button size="small" disabled={state.kind === 'reading'} onClick={() => input.current?.click()}>
          <Upload size={14} aria-hidden /> {instances.length === 0 ? 'Open a file' : 'Open another file'}
        </Button>
        {instances.length > 0 && (
          <>
            <span>
              {grouped(instances.length)} {instances.length === 1 ? 'instance' : 'instances'}
            </span>
            <Button size="small" kind="quiet" onClick={() => changeDraft({ instances: [] })}>
              Leave them out
            </Button>
          </>
        )}
        {kept.length > 0 && (
          <Button size="small" kind="quiet" onClick={() => setKept([])}>
            Forget the stars
          </Button>
        )}
        <input
          ref={input}
          type="file"
          className={styles.file}
          accept=".jsonl,.json,.txt"
          aria-label="File of own instances"
          onChange={(event) => {
            void read(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      {state.kind === 'reading' && (
        <div className={styles.line}>
          <progress aria-label={`Reading ${state.name}`} value={state.share} />
          <span>Reading {state.name}</span>
          <Button size="small" onClick={stopReading}>
            Cancel
          </Button>
        </div>
      )}
      <p className={styles.hint}>
        {isInAddress(draft)
          ? `JSONL of up to ${MOST_INSTANCE_BYTES / 1_000_000} MB, one {"task": …, "instance": …} a line.`
          : 'These are too many for the address: save the settings to a file to keep them.'}
      </p>
      {state.kind === 'refused' ? (
        <Refused name={state.name} sentences={state.sentences} active={instances.length} />
      ) : (
        <Problem sentence={problem} />
      )}
    </Section>
  );
}

interface RefusedProps {
  readonly name: string;
  readonly sentences: readonly string[];
  /** How many instances of a file before are still written. */
  readonly active: number;
}

/** Why a file was not taken, and what holds instead. */
function Refused({ name, sentences, active }: RefusedProps) {
  const instances =
    active === 1 ? 'The instance of the file before stays' : `The ${grouped(active)} instances of the file before stay`;
  return (
    <div className={styles.refused} role="alert">
      <p>
        {name} was not taken. {active === 0 ? 'No file is active.' : `${instances} active.`}
      </p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
