import { Header } from '../frame/Header.tsx';
import type { Page } from '../frame/page.ts';
import { later } from '../kit/loading/later.tsx';
import type { AttentionSession } from './attention-session.ts';
import { LaterSession } from './later-session.ts';

/** Loaded when it is first opened. */
const AttentionPage = later<{ readonly loaded: Promise<AttentionSession> }>({
  name: 'The Attention page',
  load: () => import('./AttentionPage.tsx'),
  Place: ({ children }) => (
    <>
      <Header />
      <main>{children}</main>
    </>
  ),
});

/** The page that lays attention over provenance. Its session is loaded with it: nothing of it is part of the first load. */
export function makeAttentionPage(): Page {
  const session = new LaterSession(async () => {
    const { AttentionSession } = await import('./attention-session.ts');
    return new AttentionSession();
  });
  return {
    id: 'attention',
    name: 'Attention',
    Component: () => <AttentionPage loaded={session.loaded()} />,
    title: { read: () => 'Attention', subscribe: () => () => undefined },
    address: { read: () => session.address, subscribe: session.subscribe },
    open: (hash) => session.open(hash),
  };
}
