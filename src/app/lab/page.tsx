import { Header } from '../frame/Header.tsx';
import { readableOf, type Page } from '../frame/page.ts';
import { later } from '../kit/loading/later.tsx';
import type { Handover } from '../links/handover.ts';
import { LAB_PAGE, makeLabLink } from './lab-link.ts';
import type { LabPageProps } from './LabPage.tsx';

/** Loaded when it is first opened. */
const LabPage = later<LabPageProps>({
  name: 'The Lab page',
  load: () => import('./LabPage.tsx'),
  Place: ({ children }) => (
    <>
      <Header />
      <main>{children}</main>
    </>
  ),
});

/**
 * The page with small models: they write, are looked into, compared and trained. Training goes on while other pages are open.
 *
 * @param handover takes outputs to the page that grades
 */
export function makeLabPage(handover: Handover): Page {
  const link = makeLabLink();
  const kept = {};
  return {
    id: LAB_PAGE,
    name: 'Lab',
    Component: () => <LabPage link={link} kept={kept} handover={handover} />,
    title: readableOf(link, ({ title }) => title),
    address: readableOf(link, ({ address }) => address),
    progress: readableOf(link, ({ progress }) => progress),
    open: (hash) => link.setState({ opened: { hash } }),
  };
}
