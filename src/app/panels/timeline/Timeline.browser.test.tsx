import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import type { TraceSummary } from '../../../workers/views/views.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { Breakpoint } from '../../../workers/trace/breakpoint-search.ts';
import type { ConfigurationView } from '../../../workers/views/views.ts';
import { SessionContext } from '../../session/session-context.ts';
import { endTraceService, traceService } from '../../session/trace-client.ts';
import { TraceSession } from '../../session/trace-session.ts';
import type { Run } from '../../session/trace-state.ts';
import TimelinePanel from './TimelinePanel.tsx';
import '../../kit/styles/tokens.css';

/** The first end of an atomic state after a step. */
function firstEndAfter({ boundaries }: TraceSummary, step: number): number | undefined {
  const states = new StateBoundaries(boundaries);
  return states.endStep(states.endedBy(step));
}

const request = { task: 'word-flip', instance: { text: 'Turn me around, please!' } };
const session = new TraceSession(traceService, 'test', { traced: request, variant: 'tail', arithmetic: 'folded' });
const step = () => session.state.getState().step;
const setBreakpoints = (breakpoints: readonly Breakpoint[]) => session.breakpoints.set(breakpoints);
const goToStep = (at: number) => session.cursor.goTo(at);

let run: Run;
let end: ConfigurationView;

beforeAll(async () => {
  const [machine, summary] = await Promise.all([traceService.machine(request.task), traceService.open(request)]);
  run = { traced: request, machine, summary };
  end = await traceService.configuration(summary.trace, summary.steps);
  return endTraceService;
});

beforeEach(() => {
  session.state.setState({ run, making: undefined, step: 0, playing: false });
  session.shown.state.setState({ end });
  setBreakpoints([]);
});

async function show() {
  const screen = await render(
    <SessionContext value={session}>
      <div style={{ width: 700, height: 120, display: 'grid' }}>
        <TimelinePanel run={run} />
      </div>
    </SessionContext>,
  );
  const slider = screen.getByRole('slider', { name: 'Step of the run' });
  await expect.element(slider).toHaveAttribute('aria-valuenow', '0');
  const element = slider.element() as HTMLElement;
  // The widest cell number, which makes room for itself, is known once the diagram has been drawn.
  await expect.poll(() => inked(element)).toBeGreaterThan(0);
  return { screen, slider, element };
}

/** How far from the left edge the cursor stands. */
const cursorPlace = (slider: HTMLElement): number =>
  new DOMMatrix(getComputedStyle(slider.querySelector('[data-cursor]')!).transform).e;

function pixelsOf(slider: HTMLElement): { readonly image: ImageData; readonly ratio: number } {
  const canvas = slider.querySelector('canvas')!;
  const image = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  return { image, ratio: canvas.width / canvas.clientWidth };
}

/** How many pixels of the plot are drawn on. */
function inked(slider: HTMLElement): number {
  const { data } = pixelsOf(slider).image;
  let count = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at]! > 100) count++;
  return count;
}

/** The places, in pixels from the left edge, at which something stands above the plot: there is room for marks of breakpoints only. */
function markedPlaces(slider: HTMLElement): number[] {
  const { image, ratio } = pixelsOf(slider);
  const places: number[] = [];
  for (let x = 0; x < image.width; x++)
    for (let y = 0; y < 9 * ratio; y++)
      if (image.data[4 * (y * image.width + x) + 3]! > 60) {
        places.push(x / ratio);
        break;
      }
  return places;
}

describe('the timeline', () => {
  test('is scrubbed by dragging: the cursor stands where the pointer is', async () => {
    const { slider, element } = await show();
    const { clientWidth } = element;
    await userEvent.dragAndDrop(slider, slider, {
      sourcePosition: { x: clientWidth * 0.3, y: 40 },
      targetPosition: { x: clientWidth * 0.75, y: 40 },
    });
    await expect.poll(() => Math.abs(cursorPlace(element) - clientWidth * 0.75)).toBeLessThan(4);
    expect(step()).toBeGreaterThan(run.summary.steps * 0.65);
    expect(step()).toBeLessThan(run.summary.steps * 0.8);
    await slider.click({ position: { x: clientWidth - 2, y: 40 } });
    await expect.poll(step).toBe(run.summary.steps);
  });

  test('is walked along with the keys of a slider, and by atomic states with Shift', async () => {
    const { slider, element } = await show();
    element.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowUp}{ArrowRight}{ArrowLeft}');
    expect(step()).toBe(2);
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(step()).toBe(firstEndAfter(run.summary, 2));
    await expect
      .element(slider)
      .toHaveAttribute('aria-valuetext', expect.stringMatching(/^step [\d,]+ of [\d,]+, atomic state 2 of/));
    const before = step();
    await userEvent.keyboard('{PageUp}');
    expect(step()).toBe(before + Math.round(run.summary.steps / 20));
    await userEvent.keyboard('{End}');
    expect(step()).toBe(run.summary.steps);
    await userEvent.keyboard('{Home}');
    expect(step()).toBe(0);
    expect(cursorPlace(element)).toBeLessThan(40);
  });

  test('marks the cursor at its step, as far along as the step is in the run', async () => {
    const { element } = await show();
    const places: number[] = [];
    for (const part of [0.25, 0.5, 1]) {
      goToStep(Math.round(run.summary.steps * part));
      await expect.poll(() => element.getAttribute('aria-valuenow')).toBe(String(step()));
      places.push(cursorPlace(element));
    }
    const [quarter, half, whole] = places as [number, number, number];
    expect(whole - half).toBeCloseTo(2 * (half - quarter), -1);
    expect(whole).toBeLessThanOrEqual(element.clientWidth);
  });

  test('marks where breakpoints of each kind stop the run, and no more when they are taken away', async () => {
    const { element } = await show();
    const { trace, steps } = run.summary;
    const placeOf = async (at: number) => {
      goToStep(at);
      await expect.poll(() => element.getAttribute('aria-valuenow')).toBe(String(at));
      return cursorPlace(element);
    };
    expect(markedPlaces(element)).toEqual([]);
    const breakpoints: readonly Breakpoint[] = [
      { kind: 'step', step: Math.round(steps / 2) },
      { kind: 'machine state', name: run.machine.states[1]!.name },
      { kind: 'cell', tape: run.machine.tapes.at(-1)!.name, cell: 3 },
    ];
    for (const breakpoint of breakpoints) {
      // Before the page asks: a newer question ends an older one.
      const [hits] = await traceService.breakpointHits(trace, [breakpoint], 640);
      setBreakpoints([breakpoint]);
      expect(hits!.length).toBeGreaterThan(0);
      const expected = await placeOf(hits![0]!);
      await expect
        .poll(() => markedPlaces(element).filter((place) => Math.abs(place - expected) <= 5).length)
        .toBeGreaterThan(0);
      // A single stop has a single mark.
      if (hits!.length === 1)
        expect(markedPlaces(element).every((place) => Math.abs(place - expected) <= 6)).toBe(true);
    }
    setBreakpoints([]);
    await expect.poll(() => markedPlaces(element)).toEqual([]);
  });
});
