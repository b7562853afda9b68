import type { ReactNode } from 'react';
import { reasonOf } from '../../base/problems.ts';
import { ErrorBoundary } from '../kit/loading/ErrorBoundary.tsx';
import { later } from '../kit/loading/later.tsx';
import { TracePage } from '../trace/TracePage.tsx';
import { Header } from '../frame/Header.tsx';
import { usePage } from '../frame/page.ts';

/** Loaded when it is first opened. */
const DatasetPage = later({
  name: 'The Dataset page',
  load: () => import('../dataset/DatasetPage.tsx'),
  Place: ({ children }) => (
    <>
      <Header />
      <main>{children}</main>
    </>
  ),
});

/** The app: its page, or a sentence where the page could not be drawn. */
export function App() {
  const page = usePage((state) => state.page);
  return (
    <ErrorBoundary key={page} instead={notDrawn}>
      {page === 'trace' ? <TracePage /> : <DatasetPage />}
    </ErrorBoundary>
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
