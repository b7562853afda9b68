import { arithmeticProblem, variantsOf } from '../../cot/variants.ts';
import { TASKS } from '../../tasks/registry.ts';
import { ALGORITHM_CLASSES } from '../../tasks/task.ts';
import { nextTheme } from '../frame/theme.ts';
import { controlled, plain, type Command } from '../kit/command.ts';
import { taskOf } from '../links/selection.ts';
import { sessionCommands } from '../panels/session-commands.ts';
import { PANELS, setFolded, useFolded, type PanelId } from './folded-panels.ts';
import { goToTour } from './tour/tour.ts';
import type { TracePageSession } from './trace-session.ts';

/** The dialogs that commands open, and the page that they lead to. */
export interface TraceDialogs {
  readonly showHelp: () => void;
  readonly showCommands: () => void;
  readonly showExport: () => void;
  readonly showInstance: () => void;
  readonly showShare: () => void;
}

/** The id of the field for the step's number. */
export const STEP_FIELD = 'step-field';

/** A command of the menu that no key gives. */
type MenuCommand = Omit<Command, 'group' | 'section' | 'keys' | 'matches'>;

/** What a key does on the Trace page, as it is at the moment. It is made anew for every key that is pressed, so it holds nothing else. */
export function traceKeys(session: TracePageSession, dialogs: TraceDialogs): readonly Command[] {
  return [
    ...sessionCommands(session, { stepFieldId: STEP_FIELD, find: () => findInText(session) }),
    ...pageCommands(dialogs),
    ...showing(session),
  ];
}

/** Everything that can be done on the Trace page, as it is at the moment. */
export function traceCommands(session: TracePageSession, dialogs: TraceDialogs): readonly Command[] {
  return [
    ...traceKeys(session, dialogs),
    ...inSection('Actions', otherActions(session, dialogs)),
    ...inSection('Tasks', taskCommands(session)),
    ...inSection('Text', textCommands(session)),
    ...inSection('Panels', panelCommands(session)),
  ];
}

function pageCommands({ showHelp, showCommands }: TraceDialogs): Command[] {
  const group = 'Page';
  return [
    // The menu does not offer to open itself.
    { group, keys: ['Ctrl', 'K'], name: 'Open the command menu', matches: controlled('k'), act: showCommands },
    {
      group,
      section: 'Actions',
      also: group,
      keys: ['?'],
      name: 'Show the keys and help',
      matches: plain('?'),
      act: showHelp,
    },
  ];
}

function showing({ panels, printing }: TracePageSession): Command[] {
  const { presents } = panels.state.getState();
  const group = 'Page';
  const leave: Command = {
    group,
    keys: ['Escape'],
    name: 'Leave the presentation',
    matches: (event) => presents && plain('Escape')(event),
    act: () => panels.present(false),
  };
  return [
    {
      group,
      section: 'Actions',
      also: 'projector large type class room',
      keys: ['P'],
      name: presents ? 'Show the panels again' : 'Present this step in large type',
      matches: plain('p'),
      act: () => panels.present(!presents),
    },
    leave,
    {
      group,
      section: 'Actions',
      also: 'paper PDF',
      keys: ['Ctrl', 'P'],
      name: 'Print this trace',
      matches: controlled('p'),
      act: () => void printing.print(false),
    },
    {
      section: 'Actions',
      also: 'paper PDF table δ',
      name: 'Print this trace with the rules of its machine',
      act: () => void printing.print(true),
    },
  ];
}

function otherActions(session: TracePageSession, dialogs: TraceDialogs): MenuCommand[] {
  return [
    { name: 'Draw a new instance', also: 'dice random seed', act: () => session.draw(session.selection.range) },
    { name: 'Edit the instance', act: dialogs.showInstance },
    { name: 'Export a dataset', act: dialogs.showExport },
    { name: 'Share this trace', also: 'link embed frame JSON Markdown download', act: dialogs.showShare },
    {
      name: 'Compare two texts of the run',
      also: 'variant ablation side by side',
      act: () => session.compareWithVariant(),
    },
    {
      name: 'Compare two lengths of the task',
      also: 'longer instance range side by side',
      act: () => session.compareWithLength(),
    },
    { name: 'Show or hide tokens', also: 'count Qwen', act: () => session.textTools.toggleTokens() },
    { name: 'Change the theme', also: 'dark light', act: nextTheme },
    { name: 'Show the tour', act: () => goToTour(0) },
  ];
}

function taskCommands(session: TracePageSession): MenuCommand[] {
  return TASKS.map(({ id, title, algorithmClass }) => ({
    name: title,
    also: `${id} ${ALGORITHM_CLASSES[algorithmClass]} task`,
    act: () => session.chooseTask(id),
  }));
}

function textCommands(session: TracePageSession): MenuCommand[] {
  const { selection } = session;
  const { variant, arithmetic } = selection;
  const otherwise = arithmetic === 'folded' ? 'unfolded' : 'folded';
  const variants = variantsOf(taskOf(selection)).map(({ id, title, summary }) => ({
    name: `Variant: ${title}`,
    also: `${id} ${summary}`,
    act: () => session.showText({ variant: id }),
  }));
  if (arithmeticProblem(variant, otherwise) !== undefined) return variants;
  const name = arithmetic === 'folded' ? 'Unfold arithmetic' : 'Fold arithmetic';
  return [...variants, { name, act: () => session.showText({ arithmetic: otherwise }) }];
}

function panelCommands(session: TracePageSession): MenuCommand[] {
  // A comparison takes the place of the panels.
  if (session.selection.compare) return [];
  const { folded } = useFolded.getState();
  return (Object.keys(PANELS) as PanelId[]).flatMap((id) => [
    { name: `Go to ${PANELS[id]}`, also: 'panel focus', act: () => focusPanel(id) },
    {
      name: `${folded.includes(id) ? 'Unfold' : 'Fold'} ${PANELS[id]}`,
      also: 'panel hide show',
      act: () => setFolded(id, !folded.includes(id)),
    },
  ]);
}

function inSection(section: string, commands: readonly MenuCommand[]): Command[] {
  return commands.map((command) => ({ ...command, section }));
}

/** Opens the field to find with; a folded panel would hide it. */
function findInText(session: TracePageSession): void {
  if (session.selection.compare) {
    session.notices.notify('Finding works in one text: close the comparison first.');
    return;
  }
  setFolded('text', false);
  session.textTools.openFind();
}

/** Unfolds a panel and gives the keyboard to the first thing in it. */
function focusPanel(id: PanelId): void {
  setFolded(id, false);
  const area = document.querySelector(`[data-area="${id}"]`);
  area?.scrollIntoView({ block: 'nearest' });
  const first = [
    ...(area?.querySelectorAll<HTMLElement>('[role="gridcell"][tabindex="0"], [tabindex="0"], button') ?? []),
  ];
  (first.find((element) => element.tabIndex === 0 && element.closest('header') === null) ?? first[0])?.focus();
}
