/** A source of a value, as far as the way back to its writer needs it: `Source` is one, and what the worker tells the page of it. */
interface AnySource {
  readonly kind: 'input' | 'constant' | 'state';
}

/** A value with its sources, the latest last. Results have none: they were written in their own state. */
interface ValueWithSources<Of extends AnySource> {
  readonly role: 'fetch' | 'result';
  readonly sources: readonly Of[];
}

/** Where the arrow from a value goes. */
export type WrittenBy<Of extends AnySource> =
  /** To a result of another atomic state. */
  | { readonly kind: 'state'; readonly source: Extract<Of, { readonly kind: 'state' }> }
  /** Nowhere: the value is a result, and its own state has written it. */
  | { readonly kind: 'itself' }
  /** To the step at which the program wrote a fixed symbol. */
  | { readonly kind: 'constant'; readonly source: Extract<Of, { readonly kind: 'constant' }> }
  /** To the beginning of the run: it was on a tape before the first step. */
  | { readonly kind: 'input' };

/**
 * Which of its sources a value's arrow goes to: the latest atomic state that wrote any of it; else its own state, where it is a
 * result; else the latest constant; else the input.
 */
export function writtenBy<Of extends AnySource>(value: ValueWithSources<Of>): WrittenBy<Of> {
  const state = latestState(value.sources);
  if (state) return { kind: 'state', source: state };
  if (value.role === 'result') return { kind: 'itself' };
  const constant = value.sources.findLast((source) => isOfKind(source, 'constant'));
  return constant ? { kind: 'constant', source: constant } : { kind: 'input' };
}

/** The latest atomic state among sources, of which the latest is the last; undefined where no state wrote any of the value. */
export function latestState<Of extends AnySource>(
  sources: readonly Of[],
): Extract<Of, { readonly kind: 'state' }> | undefined {
  return sources.findLast((source) => isOfKind(source, 'state'));
}

function isOfKind<Of extends AnySource, Kind extends AnySource['kind']>(
  source: Of,
  kind: Kind,
): source is Extract<Of, { readonly kind: Kind }> {
  return source.kind === kind;
}
