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

/** The page that exports datasets; an export goes on while other pages are open. */
export const datasetPage: Page = {
  id: DATASET_PAGE,
  name: 'Dataset',
  Component: DatasetPage,
  title: { read: () => 'Dataset', subscribe: () => () => undefined },
  address: readableOf(useDatasetLink, ({ address }) => address),
  progress: readableOf(useExport, ({ running }) => running && percentOf(running.progress)),
  open: (hash) => useDatasetLink.setState({ opened: hash }),
};

/** Whole percent of the stage that an export is at. */
const percentOf = ({ rows, total }: Progress): number => (total === 0 ? 0 : Math.floor((100 * rows) / total));
