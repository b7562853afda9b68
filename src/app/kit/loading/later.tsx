import { createContext, lazy, Suspense, use, useCallback, useState, type ComponentType, type ReactNode } from 'react';
import { Button } from '../Button.tsx';
import { loadFailedStyles } from './failed-styles.ts';
import { loadAgain } from './load-again.ts';
import styles from './later.module.css';

/** Asks once more for the part that is not there; given by `later` to what stands in its place. */
const TryAgain = createContext<() => void>(() => {});

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
    lazy<ComponentType<Props>>(async () => {
      try {
        await loadFailedStyles();
        return await load().catch(async (problem: unknown) => {
          const again = await loadAgain(problem);
          // The module of `load`, under another address; where the build put more into its file, its exports have other names.
          if ('default' in again) return again as Awaited<ReturnType<typeof load>>;
          throw problem;
        });
      } catch (problem) {
        // React keeps what came of this one; whoever draws the part next asks for its file again.
        next = loading();
        reportError(new Error(`${name} could not be loaded.`, { cause: problem }));
        // A component and no error: React draws again from the start after an error, and where the part was not in the page yet
        // that asks for its file once more, comes to no error, and leaves one in the console.
        return { default: NotLoaded };
      }
    });
  let next = loading();

  function NotLoaded(props: Props): ReactNode {
    const tryAgain = use(TryAgain);
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
  }

  return function Later(props) {
    const [{ Part, attempt }, setTry] = useState(() => ({ Part: next, attempt: 0 }));
    const tryAgain = useCallback(() => setTry((last) => ({ Part: next, attempt: last.attempt + 1 })), []);
    const waiting = (
      <Place {...props}>
        <p className={styles.sentence}>Loading …</p>
      </Place>
    );
    return (
      <TryAgain value={tryAgain}>
        <Suspense key={attempt} fallback={appearsLoaded && attempt === 0 ? null : waiting}>
          <Part {...props} />
        </Suspense>
      </TryAgain>
    );
  };
}
