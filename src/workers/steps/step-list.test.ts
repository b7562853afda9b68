import { describe, expect, test } from 'vitest';
import { ChainOfThought } from '../../cot/chain-of-thought.ts';
import type { Line } from '../../cot/composition.ts';
import { stepsOf, type Step } from '../../cot/steps.ts';
import type { VariantId } from '../../cot/variants.ts';
import { taskById } from '../../tasks/registry.ts';
import { chainOfThought } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { Cancelled, Slices } from '../slices.ts';
import { StepList } from './step-list.ts';
import { StepPlaces } from './step-places.ts';
import { TraceService } from '../trace/trace-service.ts';
import type { TextRequest } from '../views/views.ts';

const task = taskById('large-number-addition')!;
const solution = solveTask(task, task.example);
const { trace } = solution;

const UNFOLDED = { variant: 'tail', arithmetic: 'unfolded' } as const;
const UNFETCHED = { variant: 'without-memory-fetcher', arithmetic: 'unfolded' } as const;
const UNLINKED = { variant: 'without-linear-transition', arithmetic: 'folded' } as const;

/** All lines of a text, as the steps that they hold. */
const linesOf = (settings: TextRequest): Step[] => [...stepsOf(solution, chainOfThought(solution, settings))];

async function read(settings: TextRequest) {
  const list = new StepList(solution, chainOfThought(solution, settings));
  const summary = await list.read(new Slices());
  return { list, summary, places: new StepPlaces(list, trace), views: list.views(0, list.length) };
}

const words = ({ kind, left, right }: Pick<Step, 'kind' | 'left' | 'right'>) => [kind, left, right].join('\n');

/** The machine step at which the results of a line stand on the tapes. */
const endOf = ({ state }: Step): number => trace.state(state).endStep;

/** Slices so short that others have their turn after every line. */
class ShortSlices extends Slices {
  override get isOver(): boolean {
    return true;
  }
}

/** A text that says of each state at depth 0 what it is, and nothing else. */
class NamesAlone extends ChainOfThought {
  override lines(position: number): readonly Line[] {
    return super.lines(position).map(({ state, pieces }) => ({ state, pieces: { state: pieces.state }, inner: [] }));
  }
}

describe('the steps of a text', () => {
  test.each([
    UNFOLDED,
    UNFETCHED,
    UNLINKED,
    { variant: 'tail', arithmetic: 'folded' },
    { variant: 'turing-program', arithmetic: 'folded' },
  ] as const)('are those of its lines, each counted: $variant, $arithmetic', async (settings) => {
    const { summary, views } = await read(settings);
    const lines = linesOf(settings);
    expect(views.map(words)).toEqual([...new Set(lines.map(words))]);
    for (const view of views) {
      expect(view.count).toBe(lines.filter((line) => words(line) === words(view)).length);
      const rights = lines.filter(({ kind, left }) => kind === view.kind && left === view.left);
      expect(view.isAmbiguous).toBe(new Set(rights.map(({ right }) => right)).size > 1);
    }
    expect(summary).toMatchObject({ lines: lines.length, steps: views.length, unlisted: 0, hasNested: true });
  });

  test('are walked through in the order of the run, around at the end, and say which place of how many it is', async () => {
    const { places, views } = await read(UNFOLDED);
    const lines = linesOf(UNFOLDED);
    for (const [number, view] of views.entries()) {
      const ends = lines.filter((line) => words(line) === words(view)).map(endOf);
      let cursor = 0;
      for (const [index, end] of [...ends, ends[0]!].entries()) {
        cursor = places.next(number, cursor)!;
        expect(cursor).toBe(end);
        const place = (index % ends.length) + 1;
        expect(places.here(cursor)).toMatchObject({ number, occurrence: place, occurrences: ends.length });
      }
    }
  });

  test('have one at every machine step of the run: that of the innermost line it belongs to', async () => {
    const { places, list } = await read(UNFOLDED);
    const lines = linesOf(UNFOLDED);
    expect(places.here(0)).toBeNull();
    for (let cursor = trace.boundaries().firstStep(0)! + 1; cursor <= solution.run.steps; cursor++) {
      const position = trace.outerPositionAt(cursor - 1);
      const within = lines.filter((line) => line.position === position);
      const line = within.find((each) => endOf(each) >= cursor) ?? within.at(-1)!;
      expect(words(list.views(0, list.length)[places.here(cursor)!.number]!)).toBe(words(line));
    }
  });

  test('have none where the text is silent, and go on from there', async () => {
    const { places, views } = await read({ variant: 'without-atomic-state', arithmetic: 'folded' });
    const lines = linesOf({ variant: 'without-atomic-state', arithmetic: 'folded' });
    const silent = Array.from({ length: trace.outerLength }, (_, position) => position).find((position) =>
      lines.every((line) => line.position !== position),
    )!;
    const cursor = trace.boundaries().endStep(silent)!;
    expect(places.here(cursor)).toBeNull();
    const after = lines.find(({ position }) => position > silent)!;
    const number = views.findIndex((view) => words(view) === words(after));
    expect(places.next(number, cursor)).toBe(trace.boundaries().endStep(after.position));
  });
});

describe('what a text leaves unsaid', () => {
  test('a closed text leaves nothing', async () => {
    const { summary, places } = await read(UNFOLDED);
    expect(summary).toMatchObject({ ambiguous: 0, unannounced: 0 });
    expect(places.nextGap(0)).toBeNull();
  });

  test('without operands one left side has several results, and both places are shown', async () => {
    const { summary, places, views } = await read(UNFETCHED);
    expect(summary.ambiguous).toBeGreaterThan(0);
    const lines = linesOf(UNFETCHED);
    const cursor = places.nextGap(0)!;
    const { number, disagreement } = places.here(cursor)!;
    const { about, places: two } = disagreement!;
    expect(about).toBe('result');
    const rights = two.map(({ right }) => right);
    expect(rights).toContain(views[number]!.right);
    expect(new Set(rights).size).toBe(2);
    for (const { right, position, line, step } of two) {
      const there = lines.filter((each) => each.position === position);
      const held = there[(line ?? 1) - 1]!;
      expect([held.kind, held.left, held.right]).toEqual([views[number]!.kind, views[number]!.left, right]);
      expect(endOf(held)).toBe(step);
      expect(line === null).toBe(there.length === 1);
      // From either place it is the same two.
      expect(places.here(step)!.disagreement).toEqual(disagreement);
    }
  });

  test('without transitions no line says what comes next', async () => {
    const { summary, places, views } = await read(UNLINKED);
    expect(summary.unannounced).toBe(views.length);
    expect(places.here(places.nextGap(0)!)!.isAnnounced).toBe(false);
  });

  test('where only the kind of line that follows differs, it is about what comes next', async () => {
    const list = new StepList(solution, new NamesAlone(solution, UNFOLDED));
    expect((await list.read(new Slices())).ambiguous).toBe(1);
    const places = new StepPlaces(list, trace);
    const ambiguous = list.views(0, list.length).findIndex(({ isAmbiguous }) => isAmbiguous);
    const { about, places: two } = places.here(places.next(ambiguous, 0)!)!.disagreement!;
    expect(about).toBe('next');
    expect(two.map(({ right }) => right)).toEqual(['⇒ column', '⇒ carry-out']);
  });
});

describe('reading', () => {
  test('leaves turns to others, can be given up, and goes on where it was', async () => {
    const list = new StepList(solution, chainOfThought(solution, UNFOLDED));
    let turns = 0;
    await expect(list.read(new ShortSlices(() => ++turns < 5))).rejects.toThrow(Cancelled);
    expect(list.steps).toHaveLength(4);
    const summary = await list.read(new Slices());
    const whole = await read(UNFOLDED);
    expect(summary).toEqual(whole.summary);
    expect(list.views(0, list.length)).toEqual(whole.views);
    expect(list.firstLines).toEqual(whole.list.firstLines);
  });

  test('keeps the words of so many steps, and counts the lines that hold others', async () => {
    for (const limits of [
      { steps: 3, characters: Infinity },
      { steps: Infinity, characters: 200 },
    ]) {
      const list = new StepList(solution, chainOfThought(solution, UNFOLDED), limits);
      const { steps, lines, unlisted } = await list.read(new Slices());
      const views = list.views(0, list.length);
      expect(steps).toBeLessThanOrEqual(limits.steps);
      expect(views.reduce((sum, { left, right }) => sum + left.length + right.length, 0)).toBeLessThanOrEqual(
        limits.characters,
      );
      expect(unlisted).toBeGreaterThan(0);
      expect(views.reduce((sum, { count }) => sum + count, 0)).toBe(lines - unlisted);
      const places = new StepPlaces(list, trace);
      expect(places.here(solution.run.steps)).toBeNull();
    }
  });
});

describe('the table of steps in the worker', async () => {
  const service = new TraceService();
  const { trace: number } = await service.open({ task: task.id, instance: task.example });

  test('is there once the text has been read, and that of another text takes its place', async () => {
    expect(service.steps(number, UNFOLDED, 0, 10)).toEqual([]);
    expect(service.stepHere(number, UNFOLDED, 100)).toBeNull();
    const { steps } = await service.listSteps(number, UNFOLDED);
    expect(service.steps(number, UNFOLDED, 0, 1000)).toHaveLength(steps);
    expect(service.stepHere(number, UNFOLDED, 100)).not.toBeNull();
    await service.listSteps(number, UNLINKED);
    expect(service.steps(number, UNFOLDED, 0, 10)).toEqual([]);
    expect(service.nextStepPlace(number, UNLINKED, null, 0)).not.toBeNull();
  });

  test('a text that is asked for later, or nobody who waits, ends the reading', async () => {
    const late = service.listSteps(number, { variant: 'tail-styled', arithmetic: 'unfolded' });
    service.stopListingSteps(number);
    // What is read within one slice is read to its end.
    await late.catch((error: unknown) => expect(error).toBeInstanceOf(Cancelled));
  });

  test('is sorted and filtered by its columns', async () => {
    const { steps } = await service.listSteps(number, UNFETCHED);
    const views = service.steps(number, UNFETCHED, 0, steps);
    const arrange = (filter: string, column: 'count' | 'left' | 'gaps', descending: boolean) => [
      ...service.arrangeSteps(number, UNFETCHED, { filter, sort: { column, descending } }),
    ];
    const counts = arrange('', 'count', true).map((row) => views[row]!.count);
    expect(counts).toEqual(views.map(({ count }) => count).toSorted((one, other) => other - one));
    const ambiguous = arrange('Ambiguous', 'left', false);
    expect(ambiguous.length).toBeGreaterThan(0);
    expect(ambiguous.toSorted((one, other) => one - other)).toEqual(
      [...views.keys()].filter((row) => views[row]!.isAmbiguous),
    );
    expect(views[arrange('', 'gaps', true)[0]!]!.isAmbiguous).toBe(true);
    expect(service.arrangeSteps(number, UNFETCHED, { filter: 'no such word', sort: null })).toHaveLength(0);
  });
});

test.each(['knapsack-01', 'count-letters', 'prime-search'].map((id) => [id]))(
  'places of %s are where its steps stand, in every variant',
  async (id) => {
    const each = taskById(id)!;
    const solved = solveTask(each, each.example);
    for (const variant of ['tail', 'without-memory-fetcher', 'without-atomic-state'] as VariantId[]) {
      const arithmetic = variant === 'without-atomic-state' ? 'folded' : 'unfolded';
      const list = new StepList(solved, chainOfThought(solved, { variant, arithmetic }));
      await list.read(new Slices());
      const places = new StepPlaces(list, solved.trace);
      for (let number = 0; number < list.length; number++) {
        const cursor = places.next(number, 0)!;
        expect(places.here(cursor)).toMatchObject({ number, occurrence: 1 });
      }
    }
  },
);
