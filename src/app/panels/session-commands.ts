import { plain, shifted, unshifted, type Command } from '../kit/command.ts';
import type { TraceSession } from '../session/trace-session.ts';
import type { StepUnit } from '../session/trace-state.ts';

/** What a page does for commands that reach beyond the session. */
export interface SessionCommandActions {
  /** The id of the field for the step's number. */
  readonly stepFieldId: string;
  /** Opens the field to find in the text with. */
  readonly find: () => void;
}

/** The heading of these commands in a command menu. */
const SECTION = 'Actions';

/** Everything that keys do to an open trace; names and keys are what help and command menu show. */
export function sessionCommands(session: TraceSession, actions: SessionCommandActions): readonly Command[] {
  return [...stepping(session, actions), ...values(session, actions), ...cells(session), ...breakpoints(session)];
}

function stepping({ state, cursor, playback }: TraceSession, { stepFieldId }: SessionCommandActions): Command[] {
  const step = (direction: 1 | -1, unit: StepUnit) => () => cursor.stepBy(direction, unit);
  return inGroup('Stepping', [
    { keys: ['Space'], name: 'Play or pause', matches: plain(' '), act: () => playback.toggle() },
    {
      keys: ['→'],
      name: 'Forward one machine step',
      matches: unshifted('ArrowRight'),
      act: step(1, 'machine step'),
    },
    { keys: ['←'], name: 'Back one machine step', matches: unshifted('ArrowLeft'), act: step(-1, 'machine step') },
    {
      keys: ['Shift', '→'],
      name: 'Forward one atomic state',
      matches: shifted('ArrowRight'),
      act: step(1, 'atomic state'),
    },
    {
      keys: ['Shift', '←'],
      name: 'Back one atomic state',
      matches: shifted('ArrowLeft'),
      act: step(-1, 'atomic state'),
    },
    { keys: ['Home'], name: 'Go to the start', matches: plain('Home'), act: () => cursor.goTo(0) },
    {
      keys: ['End'],
      name: 'Go to the end',
      matches: plain('End'),
      act: () => cursor.goTo(state.getState().run?.summary.steps ?? 0),
    },
    { keys: ['g'], name: 'Go to a step by its number', matches: plain('g'), act: () => focusField(stepFieldId) },
    { keys: ['+'], name: 'Play faster', matches: plain('+', '='), act: () => playback.changeSpeed(2) },
    { keys: ['−'], name: 'Play slower', matches: plain('-', '−'), act: () => playback.changeSpeed(0.5) },
  ]);
}

function values({ state, jumps }: TraceSession, { find }: SessionCommandActions): Command[] {
  const followPointed = () => {
    const { pointed } = state.getState();
    if (pointed) jumps.toWriterOf(pointed);
  };
  return inGroup('Values and text', [
    {
      keys: ['o'],
      name: 'Go to where the value pointed at was written',
      matches: plain('o'),
      act: followPointed,
    },
    { keys: ['['], name: 'Go back to where the last jump began', matches: plain('['), act: () => jumps.back() },
    { keys: [']'], name: 'Take that jump again', matches: plain(']'), act: () => jumps.forward() },
    { keys: ['/'], name: 'Find in the text (Ctrl F does too)', matches: asksToFind, act: find },
  ]);
}

function cells({ cell }: TraceSession): Command[] {
  return inGroup('Cells', [
    {
      keys: ['.'],
      name: 'Go to the next change of the cell',
      matches: plain('.'),
      act: () => void cell.jump('next change'),
    },
    {
      keys: [','],
      name: 'Go to the previous write of the cell',
      matches: plain(','),
      act: () => void cell.jump('previous write'),
    },
    {
      keys: ['n'],
      name: 'Go to the next read of the cell',
      matches: unshifted('n'),
      act: () => void cell.jump('next read'),
    },
  ]);
}

function breakpoints({ breakpointJumps }: TraceSession): Command[] {
  return inGroup('Breakpoints', [
    {
      keys: ['b'],
      name: 'Set or clear a breakpoint on this step',
      matches: unshifted('b'),
      act: () => breakpointJumps.toggleOnStep(),
    },
    {
      keys: ['Shift', 'B'],
      name: 'Set or clear a breakpoint on writes to the cell',
      matches: shifted('B'),
      act: () => breakpointJumps.toggleOnCell(),
    },
    {
      keys: ['c'],
      name: 'Continue to the next breakpoint',
      matches: unshifted('c'),
      act: () => void breakpointJumps.goTo(1),
    },
    {
      keys: ['Shift', 'C'],
      name: 'Go back to the previous breakpoint',
      matches: shifted('C'),
      act: () => void breakpointJumps.goTo(-1),
    },
  ]);
}

function inGroup(group: string, commands: readonly Command[]): Command[] {
  return commands.map((command) => ({ ...command, group, section: SECTION, also: group }));
}

/** The browser's own search cannot see what is not drawn. */
function asksToFind({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (key === '/') return !ctrlKey && !metaKey && !altKey;
  return (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'f';
}

function focusField(id: string): void {
  const field = document.getElementById(id);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}
