import { useEffect } from 'react';
import { pageIdOf } from './address-parts.ts';

/** Holds what a page shows, and tells when it is something else. */
interface Shown<State> {
  readonly getState: () => State;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Keeps the address of the browser at what a page shows, as long as the page is open. */
export function useAddress<State>(page: string, shown: Shown<State>, addressOf: (state: State) => string): void {
  useEffect(() => {
    const write = () => {
      // Leaving the page changes the address first.
      const address = addressOf(shown.getState());
      if (pageIdOf(location.hash) === page && location.hash !== address) history.replaceState(null, '', address);
    };
    write();
    return shown.subscribe(write);
  }, [page, shown, addressOf]);
}
