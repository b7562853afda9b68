import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { Button } from '../Button.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { loadFailedStyles } from './failed-styles.ts';
import { loadAgain } from './load-again.ts';
import styles from './later.module.css';

/** A part's file could not be loaded: there is no connection, or the files of the page were replaced since it was opened. */
class NotLoaded extends Error {}

interface LaterOptions<Props> {
  /** What the part is, at the start of a sentence. */
  readonly name: string;
  readonly load: () => Promise<{ default: ComponentType<Props> }>;
  /** Wraps the loading and the error message: the dialog, panel or page that the part would be. It is given the part's own properties. */
  readonly Place: ComponentType<Props & { readonly children: ReactNode }>;
  /** Whether nothing is drawn while the part is loaded for the first time. */
  readonly appearsLoaded?: boolean;
}

/**
 * A part of the page whose file is loaded when it is first drawn. Where that fails, a sentence takes its place, with a button that
 * tries again, and the rest of the page goes on.
 */
export function later<Props extends object>({
  name,
  load,
  Place,
  appearsLoaded = false,
}: LaterOptions<Props>): (props: Props) => ReactNode {
  const loading = () =>
    lazy(async () => {
      try {
        await loadFailedStyles();
        return await load().catch(async (problem: unknown) => {
          const again = await loadAgain(problem);
          // The module of `load`, under another address; where the build put more into its file, its exports have other names.
          if ('default' in again) return again as Awaited<ReturnType<typeof load>>;
          throw problem;
        });
      } catch (cause) {
        // React keeps that this one was not loaded; whoever draws the part next asks for its file again.
        next = loading();
        throw new NotLoaded(`${name} could not be loaded.`, { cause });
      }
    });
  let next = loading();
  return function Later(props) {
    const [{ Part, attempt }, setTry] = useState(() => ({ Part: next, attempt: 0 }));
    const tryAgain = () => setTry({ Part: next, attempt: attempt + 1 });
    const instead = (error: unknown) => {
      if (!(error instanceof NotLoaded)) throw error;
      return (
        <Place {...props}>
          <div className={styles.sentence}>
            <p role="alert">
              {name} could not be loaded: the connection is gone, or the files of this page were replaced since it was
              opened. What is shown goes on working; reload the page to have its new version.
            </p>
            <Button onClick={tryAgain}>Try again</Button>
            <Button onClick={() => location.reload()}>Reload the page</Button>
          </div>
        </Place>
      );
    };
    const waiting = (
      <Place {...props}>
        <p className={styles.sentence}>Loading …</p>
      </Place>
    );
    return (
      <ErrorBoundary key={attempt} instead={instead}>
        <Suspense fallback={appearsLoaded && attempt === 0 ? null : waiting}>
          <Part {...props} />
        </Suspense>
      </ErrorBoundary>
    );
  };
}
