import type { ChainOfThought } from '../../cot/chain-of-thought.ts';
import { chainOfThought, type Solution } from '../../runs/solution.ts';
import type { TextRequest } from '../views/views.ts';

/** The texts of the open runs; each is made once, so that what it has cached is found again. */
export class Texts {
  /** By how they are written. */
  private readonly texts = new WeakMap<Solution, Map<string, ChainOfThought>>();

  /** The text of a run. */
  of(solution: Solution, { variant, arithmetic }: TextRequest): ChainOfThought {
    let texts = this.texts.get(solution);
    if (!texts) this.texts.set(solution, (texts = new Map()));
    const key = `${variant} ${arithmetic}`;
    let text = texts.get(key);
    if (!text) texts.set(key, (text = chainOfThought(solution, { variant, arithmetic })));
    return text;
  }
}
