import type { Engine, Snapshot } from '../engines/engine.ts';

/** Steps between comparisons: comparing configurations costs more than a step. */
const COMPARED_EVERY = 64;

/** Proof that a machine never halts: the configuration after `first` steps recurs every `period` steps. */
export interface Repetition {
  readonly first: number;
  readonly period: number;
}

/**
 * Proves, while a machine runs, that it repeats a configuration (Brent, An improved Monte Carlo factorization algorithm, 1980): the
 * configuration of a step that is a power of two is remembered until the next one and compared with those that follow. Comparing
 * at intervals finds a multiple of the period; the period is its least divisor that works.
 */
export class RepetitionWatch {
  private readonly engine: Engine;
  private anchor: Snapshot;
  private remembered: Configuration;
  private nextAnchor = COMPARED_EVERY;

  /** Starts to watch an engine at its current step. */
  constructor(engine: Engine) {
    this.engine = engine;
    this.anchor = engine.save();
    this.remembered = configurationOf(engine);
  }

  /** Runs the engine to `limit` steps, or until a configuration is found to repeat; the engine is left at the repetition. */
  run(limit: number): Repetition | undefined {
    const { engine } = this;
    while (engine.steps < limit) {
      engine.run(Math.min(limit, COMPARED_EVERY * (Math.floor(engine.steps / COMPARED_EVERY) + 1)));
      if (engine.outcome.kind !== 'step limit') return undefined;
      if (engine.steps % COMPARED_EVERY !== 0) return undefined;
      if (this.isRemembered())
        return { first: this.anchor.steps, period: this.period(engine.steps - this.anchor.steps) };
      if (engine.steps < this.nextAnchor) continue;
      this.nextAnchor *= 2;
      this.anchor = engine.save();
      this.remembered = configurationOf(engine);
    }
    return undefined;
  }

  private period(multiple: number): number {
    const { engine, anchor } = this;
    const end = engine.save();
    const divisors = Array.from({ length: Math.floor(Math.sqrt(multiple)) }, (_, index) => index + 1).filter(
      (divisor) => multiple % divisor === 0,
    );
    const all = [...divisors, ...divisors.map((divisor) => multiple / divisor)].toSorted((one, other) => one - other);
    const period = all.find((divisor) => {
      engine.restore(anchor);
      engine.run(anchor.steps + divisor);
      return this.isRemembered();
    })!;
    engine.restore(end);
    return period;
  }

  private isRemembered(): boolean {
    const { engine, remembered } = this;
    if (engine.state !== remembered.state) return false;
    if (remembered.heads.some((head, tape) => engine.head(tape) !== head)) return false;
    return sameTapes(configurationOf(engine), remembered);
  }
}

/** A configuration without last writers and origins. */
interface Configuration {
  readonly state: number;
  readonly heads: readonly number[];
  /** For each tape its first cell that is not blank, and the symbols from there to the last one. */
  readonly tapes: readonly { readonly first: number; readonly symbols: readonly number[] }[];
}

function configurationOf(engine: Engine): Configuration {
  const { machine, state } = engine;
  const tapes = machine.tapes.map((_, tape) => {
    let { first, last } = engine.extent(tape);
    while (first <= last && engine.symbol(tape, first) === 0) first++;
    while (last >= first && engine.symbol(tape, last) === 0) last--;
    const symbols = Array.from({ length: last - first + 1 }, (__, offset) => engine.symbol(tape, first + offset));
    return { first: symbols.length > 0 ? first : 0, symbols };
  });
  return { state, heads: machine.tapes.map((_, tape) => engine.head(tape)), tapes };
}

function sameTapes(one: Configuration, other: Configuration): boolean {
  return one.tapes.every(({ first, symbols }, tape) => {
    const { first: otherFirst, symbols: otherSymbols } = other.tapes[tape]!;
    return (
      first === otherFirst &&
      symbols.length === otherSymbols.length &&
      symbols.every((symbol, index) => symbol === otherSymbols[index])
    );
  });
}
