import type { FieldProblem } from '../../base/problems.ts';
import type { OwnInstance } from '../../dataset/settings/own-instances.ts';
import { Button } from '../kit/Button.tsx';
import { Segmented } from '../kit/Segmented.tsx';
import { canPickFolder } from '../kit/browser/file-pickers.ts';
import { changeDraft, type DatasetDraft, type SaveAs } from './stores/dataset-draft.ts';
import { cancelExport, startExport } from './stores/dataset-export.ts';
import { useExport } from './stores/export-state.ts';
import styles from './ExportBar.module.css';
import { ExportProgress } from './ExportProgress.tsx';
import { KeptCopies } from './KeptCopies.tsx';
import { showProblem } from './settings/show-problem.ts';

interface ExportBarProps {
  readonly draft: DatasetDraft;
  readonly kept: readonly OwnInstance[];
  /** What is wrong with the settings: nothing is exported before it is mended. */
  readonly problems: readonly FieldProblem[];
}

const TITLES: Record<SaveAs, string> = {
  zip: 'Data by split, dataset card, manifest, recipes to train and evaluate, in one archive',
  folder: 'The same as files, into a folder that you choose',
  rows: 'The rows of one format, all splits, in one file',
};

/** Where the dataset goes, the button that makes it, and how far that is. */
export function ExportBar({ draft, kept, problems }: ExportBarProps) {
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
          <Button kind="primary" disabled={problems.length > 0} onClick={() => void startExport(draft, kept)}>
            Export
          </Button>
          <Waits problems={problems} />
        </>
      )}
      <output className={styles.said} data-problem={said?.isProblem || undefined}>
        {running ? '' : said?.sentence}
      </output>
      <KeptCopies />
    </section>
  );
}

/** Why nothing can be exported; the way to the first of several reasons, which may be below the fold. */
function Waits({ problems: [first, ...others] }: Pick<ExportBarProps, 'problems'>) {
  if (!first) return null;
  return (
    <p className={styles.waits}>
      <span>To be mended first:</span>
      <button type="button" title={first.message} onClick={() => showProblem(first.message)}>
        {first.message}
      </button>
      {others.length > 0 && <span>and {others.length} more.</span>}
    </p>
  );
}

const option = (value: SaveAs, text: string) => ({ value, text, title: TITLES[value] });
