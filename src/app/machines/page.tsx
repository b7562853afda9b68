import { Header } from '../frame/Header.tsx';
import { readableOf, type Page } from '../frame/page.ts';
import { later } from '../kit/loading/later.tsx';
import { makeMachinesLink, MACHINES_PAGE } from './machines-link.ts';

/** Loaded when it is first opened. */
const MachinesPage = later({
  name: 'The Machines page',
  load: () => import('./MachinesPage.tsx'),
  Place: ({ children }) => (
    <>
      <Header />
      <main>{children}</main>
    </>
  ),
});

/** The page that opens, edits and runs any Turing machine. */
export function makeMachinesPage(): Page {
  const link = makeMachinesLink();
  return {
    id: MACHINES_PAGE,
    name: 'Machines',
    Component: () => <MachinesPage link={link} />,
    title: readableOf(link, ({ title }) => title),
    address: readableOf(link, ({ address }) => address),
    open: (hash) => link.setState({ opened: { hash } }),
  };
}
