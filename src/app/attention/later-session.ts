import type { AttentionSession } from './attention-session.ts';

/** The session of the page, which is loaded when the page is first opened, and its address before and after. */
export class LaterSession {
  /** The address that leads back to what the page showed last. */
  address = '#page=attention';
  private readonly load: () => Promise<AttentionSession>;
  private readonly listeners = new Set<() => void>();
  private session: Promise<AttentionSession> | undefined;

  constructor(load: () => Promise<AttentionSession>) {
    this.load = load;
  }

  /** The session, loaded once. */
  loaded(): Promise<AttentionSession> {
    this.session ??= this.begin();
    return this.session;
  }

  /** Opens an address when the session is there. */
  open(hash: string): void {
    this.change(hash);
    this.loaded().then(
      (session) => session.open(hash),
      // The page itself says that it could not be loaded.
      () => undefined,
    );
  }

  /** Calls a listener when the address changes, until the function that is returned is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private async begin(): Promise<AttentionSession> {
    const session = await this.load();
    const { attentionAddressOf } = await import('./attention-address.ts');
    session.state.subscribe((state) => this.change(attentionAddressOf(state)));
    return session;
  }

  private change(address: string): void {
    if (address === this.address) return;
    this.address = address;
    for (const listener of this.listeners) listener();
  }
}
