import { Header } from '../frame/Header.tsx';
import { readableOf, type Page } from '../frame/page.ts';
import { later } from '../kit/loading/later.tsx';
import { LEARN_PAGE, makeLearnLink, type LearnLinkStore } from './learn-link.ts';

/** Loaded when it is first opened. */
const LearnPage = later<{ readonly link: LearnLinkStore }>({
  name: 'The Learn page',
  load: () => import('./LearnPage.tsx'),
  Place: ({ children }) => (
    <>
      <Header />
      <main>{children}</main>
    </>
  ),
});

/** The lesson: why length generalization fails, and what TAIL changes. */
export function makeLearnPage(): Page {
  const link = makeLearnLink();
  return {
    id: LEARN_PAGE,
    name: 'Learn',
    Component: () => <LearnPage link={link} />,
    title: readableOf(link, ({ title }) => title),
    address: readableOf(link, ({ address }) => address),
    open: (hash) => link.setState({ opened: { hash } }),
  };
}
