import { ExternalLink, X } from 'lucide-react';
import { useState } from 'react';
import type { DatasetSettings } from '../../dataset/settings/settings.ts';
import type { SampledRow } from '../../workers/dataset/dataset-sample.ts';
import { Button, ButtonLink } from '../kit/Button.tsx';
import { previewService } from './stores/dataset-client.ts';
import { addressOf } from '../links/trace-address.ts';
import { useAnswer } from '../lists/use-answer.ts';
import styles from './Rows.module.css';

interface RowTextProps {
  readonly row: SampledRow;
  readonly settings: DatasetSettings;
  /** Ids of the formats that are written. */
  readonly formats: readonly string[];
  readonly onClose: () => void;
}

/** A row as it is written, in each of the dataset's formats, and the way to its trace. */
export function RowText({ row, settings, formats, onClose }: RowTextProps) {
  const [wanted, setWanted] = useState(formats[0]);
  const format = formats.find((each) => each === wanted) ?? formats[0] ?? 'native';
  const { draw, variant } = row;
  const text = useAnswer(row.id, format, () => previewService().row({ settings, draw, variant, format }));
  return (
    <section className={styles.text} aria-label={`Row ${row.id}`}>
      <header className={styles.textHeader}>
        <span className={styles.id}>{row.id}</span>
        <select
          className={styles.select}
          aria-label="Format that is shown"
          value={format}
          onChange={(event) => setWanted(event.target.value)}
        >
          {formats.map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </select>
        <ButtonLink size="small" href={traceOf(row)}>
          <ExternalLink size={14} aria-hidden /> Open in Trace
        </ButtonLink>
        <Button size="small" kind="quiet" aria-label="Close the row" onClick={onClose}>
          <X size={14} aria-hidden />
        </Button>
      </header>
      <pre className={styles.json} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}

function traceOf({ task, range, instance, variant, arithmetic, template }: SampledRow): string {
  return addressOf({ traced: { task, instance }, range, seed: null, variant, arithmetic, wording: template }, 0);
}
