import { Component, lazy, Suspense, type ReactNode } from 'react';
import { TracePage } from './pages/TracePage.tsx';
import { usePage } from './stores/page.ts';

/** Loaded when it is first opened. */
const DatasetPage = lazy(() => import('./pages/DatasetPage.tsx'));

/** The app: its page, or a sentence where the page could not be drawn. */
export function App() {
  const page = usePage((state) => state.page);
  return (
    <ErrorBoundary key={page}>
      {page === 'trace' ? (
        <TracePage />
      ) : (
        <Suspense>
          <DatasetPage />
        </Suspense>
      )}
    </ErrorBoundary>
  );
}

class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly message?: string }> {
  override state: { readonly message?: string } = {};

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === undefined) return this.props.children;
    return (
      <main role="alert" style={{ padding: 24 }}>
        <h1>The page could not be drawn</h1>
        <p>{this.state.message}</p>
        <p>
          <a href={location.pathname}>Open the first example</a>
        </p>
      </main>
    );
  }
}
