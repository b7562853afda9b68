import { Star, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { parseInstancesFile } from '../../../dataset/settings/own-instances.ts';
import { isSound } from '../../../dataset/settings/settings.ts';
import { Button } from '../../kit/Button.tsx';
import { Checkbox } from '../../kit/Checkbox.tsx';
import { Problem } from '../../kit/Field.tsx';
import { isInAddress } from '../stores/dataset-address.ts';
import { changeDraft, type DatasetDraft } from '../stores/dataset-draft.ts';
import { setKept, useKeptInstances } from '../../frame/kept-instances.ts';
import { Section } from '../Section.tsx';
import styles from './Settings.module.css';

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
  const [fault, setFault] = useState<string>();
  const { instances, withKept } = draft;
  const read = async (file: File | undefined) => {
    if (!file) return;
    const parsed = parseInstancesFile(await file.text());
    if (isSound(parsed)) {
      changeDraft({ instances: parsed.instances });
      setFault(undefined);
    } else setFault(`${file.name}: ${parsed.map(({ message }) => message).join(' ')}`);
  };
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
        <Button size="small" onClick={() => input.current?.click()}>
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
      <p className={styles.hint}>
        {isInAddress(draft)
          ? 'JSONL, one {"task": …, "instance": …} a line.'
          : 'These are too many for the address: save the settings to a file to keep them.'}
      </p>
      <Problem sentence={fault ?? problem} />
    </Section>
  );
}
