import { createStore } from 'zustand/vanilla';
import { copyFile, listCopies, ownerLock, removeCopy, type KeptCopy } from '../../../workers/dataset/kept-copies.ts';
import { saveFile } from '../../kit/browser/save-file.ts';

/**
 * Milliseconds for which the copy of a finished export is kept after it was handed to the browser: no event tells when a download has
 * ended, and the browser may be asking the person where to.
 */
const KEPT_MS = 600_000;

/** Times that a copy of a worker that was killed is tried to be taken away, and milliseconds between them: its file is let go a little later. */
const TRIES = 20;
const BETWEEN_TRIES_MS = 100;

/** A finished export whose copy is in the browser's own storage. */
export type KeptExport = KeptCopy & { readonly name: string };

interface KeptState {
  readonly copies: readonly KeptExport[];
}

/** The copies of exports that this browser keeps for the page's address, whichever page has made them. */
export class KeptExports {
  readonly state = createStore<KeptState>(() => ({ copies: [] }));
  /** This page, as the names of its files say it. */
  private readonly owner = crypto.randomUUID();
  private isHolding = false;
  private isWriting = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Begins an export of this page: the name under which it writes. From now on other pages know that this one is alive. */
  async begin(): Promise<string> {
    this.isWriting = true;
    if (!this.isHolding && locks()) {
      this.isHolding = true;
      await new Promise<void>((held) => {
        void navigator.locks.request(ownerLock(this.owner), () => {
          held();
          // Until the page is gone.
          return new Promise<never>(() => undefined);
        });
      });
    }
    return this.owner;
  }

  /** Ends the export, however that came, and cleans. */
  async end(): Promise<void> {
    this.isWriting = false;
    await this.clean();
  }

  /**
   * Takes away what nobody will save any more – what pages that are gone, and exports of this page that are over, have left unfinished, and
   * copies that were kept long enough –, and looks what is left.
   */
  async clean(): Promise<void> {
    const alive = await liveOwners();
    const left: KeptExport[] = [];
    for (const copy of await listCopies()) {
      const isOurs = copy.owner === this.owner;
      const isInUse = isOurs ? this.isWriting : alive.has(ownerLock(copy.owner));
      if (!isFinished(copy)) {
        if (!isInUse) await removeAtLast(copy.entry);
      } else if (Date.now() - copy.written < KEPT_MS || !(await removeCopy(copy.entry))) left.push(copy);
    }
    this.state.setState({ copies: left });
    this.cleanLater();
  }

  /** Takes away all copies that are finished. */
  async remove(): Promise<void> {
    for (const { entry } of this.state.getState().copies) await removeCopy(entry);
    await this.clean();
  }

  /** Hands a copy to the person as a download once more. */
  async saveAgain({ entry, name }: KeptExport): Promise<void> {
    saveFile(await copyFile(entry), name);
  }

  private cleanLater(): void {
    clearTimeout(this.timer);
    const { copies } = this.state.getState();
    if (copies.length > 0) this.timer = setTimeout(() => void this.clean(), KEPT_MS);
  }
}

const isFinished = (copy: KeptCopy): copy is KeptExport => copy.name !== undefined;

async function removeAtLast(entry: string): Promise<void> {
  for (let tries = 0; tries < TRIES && !(await removeCopy(entry)); tries++)
    await new Promise((resolve) => {
      setTimeout(resolve, BETWEEN_TRIES_MS);
    });
}

/** The locks that are held; where there are none every other page is taken for gone. */
async function liveOwners(): Promise<ReadonlySet<string | undefined>> {
  const { held = [] } = (await locks()?.query()) ?? {};
  return new Set(held.map(({ name }) => name));
}

/** The page's lock manager; undefined on pages without one, although its type does not say so. */
const locks = (): LockManager | undefined => navigator.locks;

/** Those of this page. */
export const keptExports = new KeptExports();
