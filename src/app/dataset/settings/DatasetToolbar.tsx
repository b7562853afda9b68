import { FolderOpen, Link2, Save } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { saveFile } from '../../kit/browser/save-file.ts';
import { datasetAddressOf } from '../stores/dataset-address.ts';
import { useDraft, type DatasetDraft } from '../stores/dataset-draft.ts';
import { differencesOfFile, draftOfFile, settingsFile } from '../stores/dataset-file.ts';
import styles from './DatasetToolbar.module.css';
import { megabytes } from '../stores/dataset-export.ts';
import { fieldProblem } from '../../../base/problems.ts';
import type { Sound } from '../use-preview.ts';

interface DatasetToolbarProps {
  readonly draft: DatasetDraft;
  readonly sound: Sound | undefined;
  /** Told what is wrong with a file; undefined when nothing is. */
  readonly onProblem: (sentence: string | undefined) => void;
}

/** Largest file of settings in bytes: instances of one's own are in it, and it is read by the page. */
const LARGEST_FILE = 10_000_000;

/** Settings as a whole: to a file, from a file or a manifest, as a link. */
export function DatasetToolbar({ draft, sound, onProblem }: DatasetToolbarProps) {
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const open = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > LARGEST_FILE)
      return onProblem(
        fieldProblem(
          'settings file',
          `${file.name}, ${megabytes(file.size)}`,
          `a file of up to ${megabytes(LARGEST_FILE)}`,
        ).message,
      );
    const text = await file.text();
    const opened = draftOfFile(file.name, text);
    if (typeof opened === 'string') return onProblem(opened);
    useDraft.setState({ draft: opened });
    onProblem(undefined);
    setSaid([`Opened ${file.name}.`, ...differencesOfFile(text)].join(' '));
    return undefined;
  };
  const copy = async () => {
    try {
      // The address of the page follows a moment later.
      await navigator.clipboard.writeText(new URL(datasetAddressOf(draft), location.href).href);
      setSaid('Link copied.');
    } catch {
      setSaid('Copy the address of the page: it is the link.');
    }
  };
  return (
    <section className={styles.toolbar} aria-label="Settings of the dataset">
      <p className={styles.words}>
        Instances are drawn, run on the machine and written. The same settings give the same bytes.
      </p>
      <output className={styles.said}>{said}</output>
      <Button
        onClick={() => input.current?.click()}
        title="Settings that were saved here, or the manifest.json of a dataset"
      >
        <FolderOpen size={16} aria-hidden /> Open settings
      </Button>
      <Button
        disabled={!sound}
        onClick={() =>
          sound &&
          saveFile(
            new Blob([settingsFile(sound.settings, draft)], { type: 'application/json' }),
            'dataset-settings.json',
          )
        }
      >
        <Save size={16} aria-hidden /> Save settings
      </Button>
      <Button onClick={() => void copy()}>
        <Link2 size={16} aria-hidden /> Copy link
      </Button>
      <input
        ref={input}
        type="file"
        className={styles.file}
        accept=".json,application/json"
        aria-label="File of settings"
        onChange={(event) => {
          void open(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </section>
  );
}
