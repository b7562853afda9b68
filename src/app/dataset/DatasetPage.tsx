import { useEffect, useState } from 'react';
import { FoldContext } from '../kit/Fold.tsx';
import { Problems } from '../kit/Problems.tsx';
import { DatasetToolbar } from './settings/DatasetToolbar.tsx';
import { Estimate } from './Estimate.tsx';
import { ExportBar } from './ExportBar.tsx';
import { Listing } from './Listing.tsx';
import { SettingsForm } from './settings/SettingsForm.tsx';
import { usePreview } from './use-preview.ts';
import { Header } from '../frame/Header.tsx';
import { datasetAddressOf, parseDatasetAddress } from './stores/dataset-address.ts';
import { useDraft } from './stores/dataset-draft.ts';
import { useKeptInstances } from '../frame/kept-instances.ts';
import { DATASET_ADDRESS } from '../links/dataset-link.ts';
import { rememberAddress, useDatasetLink } from './stores/dataset-link.ts';
import { toggleEstimate, useListing } from './stores/listing.ts';
import styles from './DatasetPage.module.css';

/** Milliseconds from the last change to its being written into the address: browsers refuse many changes a second. */
const REMEMBER_AFTER = 250;

/** Settings of a dataset, what comes of them, and its export. */
export default function DatasetPage() {
  const draft = useDraft((state) => state.draft);
  const kept = useKeptInstances((state) => state.kept);
  const { foldsEstimate: isFolded, listed } = useListing();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const preview = usePreview(draft, kept);
  useAddress(setProblems);
  return (
    <div className={styles.page}>
      <Header />
      <DatasetToolbar
        draft={draft}
        sound={preview.sound}
        onProblem={(sentence) => setProblems(sentence === undefined ? [] : [sentence])}
      />
      <Problems problems={problems} onClose={() => setProblems([])} />
      <main className={styles.main}>
        <div className={styles.sheet}>
          <strong>Dataset of TAIL Tracer</strong>
          <p>{location.href.replace(/#.*$/, '') + datasetAddressOf(draft)}</p>
        </div>
        <div className={styles.settings}>
          <SettingsForm draft={draft} problems={preview.problems} />
        </div>
        <div className={styles.estimate}>
          <FoldContext value={{ name: 'What comes of it', isFolded, toggle: toggleEstimate }}>
            <Estimate preview={preview} />
          </FoldContext>
        </div>
        <div className={styles.rows} data-listed={listed}>
          <Listing preview={preview} formats={draft.formats} />
        </div>
      </main>
      <ExportBar draft={draft} kept={kept} problems={preview.problems} />
    </div>
  );
}

/** The settings are those of the address, and the address follows them. */
function useAddress(tell: (problems: readonly string[]) => void): void {
  const hash = useDatasetLink((state) => state.opened);
  const draft = useDraft((state) => state.draft);
  useEffect(() => {
    // What does not fit into an address is kept while another page is open.
    if (hash === DATASET_ADDRESS || hash === datasetAddressOf(useDraft.getState().draft)) return;
    const parsed = parseDatasetAddress(hash);
    useDraft.setState({ draft: parsed.draft });
    tell(parsed.problems);
  }, [hash, tell]);
  useEffect(() => {
    const timer = setTimeout(() => rememberAddress(datasetAddressOf(draft)), REMEMBER_AFTER);
    return () => clearTimeout(timer);
  }, [draft]);
}
