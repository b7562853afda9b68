import type { ChainOfThought } from '../../cot/chain-of-thought.ts';
import type { Solution } from '../../runs/solution.ts';
import { Cancelled, type Slices } from '../slices.ts';
import { StepList } from './step-list.ts';
import { StepPlaces } from './step-places.ts';
import type { StepListView } from '../views/step-views.ts';

interface Held {
  readonly list: StepList;
  /** Once all of the text has been read. */
  places?: StepPlaces;
}

/** The steps of the texts that the page shows: of each run, those of the text that was asked for last. */
export class StepLists {
  private readonly held = new WeakMap<Solution, Held>();

  /** See `StepList.read`. */
  async read(
    solution: Solution,
    text: ChainOfThought,
    slices: Slices,
    tell?: (positions: number, steps: number) => void,
  ): Promise<StepListView> {
    let held = this.held.get(solution);
    if (held?.list.text !== text) this.held.set(solution, (held = { list: new StepList(solution, text) }));
    try {
      const view = await held.list.read(slices, tell);
      held.places ??= new StepPlaces(held.list, solution.trace);
      return view;
    } catch (error) {
      // What failed would go on behind the line at which it did.
      if (!(error instanceof Cancelled)) this.held.delete(solution);
      throw error;
    }
  }

  /** The steps of a text, once they have been read. */
  list(solution: Solution, text: ChainOfThought): StepList | undefined {
    const held = this.held.get(solution);
    return held?.places && held.list.text === text ? held.list : undefined;
  }

  /** The lines of these steps, once the text has been read. */
  places(solution: Solution, text: ChainOfThought): StepPlaces | undefined {
    return this.list(solution, text) && this.held.get(solution)?.places;
  }
}
