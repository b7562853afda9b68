import type { Progress } from '../../dataset/control.ts';
import { Header } from '../frame/Header.tsx';
import { readableOf, type Page } from '../frame/page.ts';
import { later } from '../kit/loading/later.tsx';
import { DATASET_PAGE } from '../links/dataset-link.ts';
import { useDatasetLink } from './stores/dataset-link.ts';
import { useExport } from './stores/export-state.ts';

/** Loaded when it is first opened. */
const DatasetPage = later({
  name: 'The Dataset page',
  load: () => import('./DatasetPage.tsx'),
  Place: ({ children }) => (
    <>
      <Header />
      <main>{children}</main>
    </>
  ),
});

/** Milliseconds after the start at which exports that were left behind are looked for: the first view comes first. */
const CLEAN_AFTER_MS = 2000;

/** The page that exports datasets; an export goes on while other pages are open. */
export const datasetPage: Page = {
  id: DATASET_PAGE,
  name: 'Dataset',
  Component: DatasetPage,
  title: { read: () => 'Dataset', subscribe: () => () => undefined },
  address: readableOf(useDatasetLink, ({ address }) => address),
  progress: readableOf(useExport, ({ running }) => running && percentOf(running.progress)),
  // What an export of a page that is gone has left in the browser's own storage is taken away, once there is time.
  start: () =>
    void setTimeout(
      () =>
        void import('./stores/kept-exports.ts').then(
          ({ keptExports }) => keptExports.clean(),
          // Without its file – the connection is gone, or a new version is in its place – the next visit cleans.
          () => undefined,
        ),
      CLEAN_AFTER_MS,
    ),
  open: (hash) => useDatasetLink.setState({ opened: hash }),
};

/** Whole percent of the stage that an export is at. */
const percentOf = ({ rows, total }: Progress): number => (total === 0 ? 0 : Math.floor((100 * rows) / total));
