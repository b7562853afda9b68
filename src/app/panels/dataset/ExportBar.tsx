import type { OwnInstance } from '../../../dataset/own-instances.ts';
import { Segmented } from '../../components/Segmented.tsx';
import { Button } from '../../components/Button.tsx';
import { canPickFolder } from '../../file-pickers.ts';
import { changeDraft, type DatasetDraft, type SaveAs } from '../../stores/dataset-draft.ts';
import { cancelExport, startExport } from '../../stores/dataset-export.ts';
import { useExport } from '../../stores/export-state.ts';
import styles from './ExportBar.module.css';
import { ExportProgress } from './ExportProgress.tsx';

interface ExportBarProps {
  readonly draft: DatasetDraft;
  readonly kept: readonly OwnInstance[];
  readonly hasProblems: boolean;
}

const TITLES: Record<SaveAs, string> = {
  zip: 'Data by split, dataset card, manifest, recipes to train and evaluate, in one archive',
  folder: 'The same as files, into a folder that you choose',
  rows: 'The rows of one format, all splits, in one file',
};

/** Where the dataset goes, the button that makes it, and how far that is. */
export function ExportBar({ draft, kept, hasProblems }: ExportBarProps) {
  const { running, said } = useExport();
  return (
    <section className={styles.bar} aria-label="Export">
      <Segmented<SaveAs>
        label="Save as"
        options={[
          option('zip', 'ZIP archive'),
          ...(canPickFolder() ? [option('folder', 'Folder')] : []),
          option('rows', 'One file'),
        ]}
        value={draft.saveAs}
        onChange={(saveAs) => changeDraft({ saveAs })}
      />
      {running ? (
        <>
          <Button onClick={cancelExport}>Cancel</Button>
          <ExportProgress state={running} />
        </>
      ) : (
        <>
          <Button kind="primary" disabled={hasProblems} onClick={() => void startExport(draft, kept)}>
            Export
          </Button>
          {hasProblems && <p className={styles.waits}>Settings are to be mended first.</p>}
        </>
      )}
      <output className={styles.said} data-problem={said?.isProblem || undefined}>
        {running ? '' : said?.sentence}
      </output>
    </section>
  );
}

const option = (value: SaveAs, text: string) => ({ value, text, title: TITLES[value] });
