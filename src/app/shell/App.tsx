import { useMemo, type ReactNode } from 'react';
import { reasonOf } from '../../base/problems.ts';
import { PagesContext } from '../frame/page.ts';
import { ErrorBoundary } from '../kit/loading/ErrorBoundary.tsx';
import { PAGES, useCurrentPage } from './pages.ts';

/** The app: the page that is open, or a sentence where it could not be drawn. */
export function App() {
  const { current } = useCurrentPage();
  const pages = useMemo(() => ({ pages: PAGES, current }), [current]);
  return (
    <PagesContext value={pages}>
      <ErrorBoundary key={current.id} instead={notDrawn}>
        <current.Component />
      </ErrorBoundary>
    </PagesContext>
  );
}

function notDrawn(error: unknown): ReactNode {
  return (
    <main role="alert" style={{ padding: 24 }}>
      <h1>The page could not be drawn</h1>
      <p>{reasonOf(error)}</p>
      <p>
        <a href={location.pathname}>Open the first example</a>
      </p>
    </main>
  );
}
