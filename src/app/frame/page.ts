import { createContext, useContext, useSyncExternalStore, type ComponentType } from 'react';

/** A value that changes, and a way to be told when it has. */
export interface Readable<Value> {
  readonly read: () => Value;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A value of a store's state as a readable. */
export function readableOf<State, Value>(
  store: { readonly getState: () => State; readonly subscribe: (listener: () => void) => () => void },
  value: (state: State) => Value,
): Readable<Value> {
  return { read: () => value(store.getState()), subscribe: store.subscribe };
}

/** A page of the app. The shell lists all of them; the first one is what an address without a page leads to. */
export interface Page {
  /** Its name in addresses: `#page=…`. */
  readonly id: string;
  /** What the navigation calls it. */
  readonly name: string;
  readonly Component: ComponentType;
  /** What it shows, for the title of the tab. */
  readonly title: Readable<string>;
  /** The address that leads back to what it showed last. */
  readonly address: Readable<string>;
  /** Whole percent of a long job that goes on while other pages are shown; undefined while none does. */
  readonly progress?: Readable<number | undefined>;
  /** Called once, before the first page is opened. */
  readonly start?: () => void;
  /** Called with the part of the address behind the page, its `#` included, whenever an address of the page is opened. */
  readonly open: (hash: string) => void;
  /** Called when another page is opened. */
  readonly leave?: () => void;
}

/** All pages, and the one that is open. */
interface Pages {
  readonly pages: readonly Page[];
  readonly current: Page;
}

/** Set by the shell around the page that is open. */
export const PagesContext = createContext<Pages | undefined>(undefined);

/** All pages, and the one that is open. Throws outside of the shell. */
export function usePages(): Pages {
  const pages = useContext(PagesContext);
  if (!pages) throw new Error('The navigation is drawn outside of the shell.');
  return pages;
}

/** What a readable holds; drawn again when it changes. */
export function useReadable<Value>({ read, subscribe }: Readable<Value>): Value {
  return useSyncExternalStore(subscribe, read);
}
