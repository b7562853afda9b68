import { Command } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useRef } from 'react';
import { arithmeticProblem, variantsOf } from '../../../cot/variants.ts';
import { TASKS } from '../../../tasks/registry.ts';
import { ALGORITHM_CLASSES } from '../../../tasks/task.ts';
import { Keys } from '../../kit/Keys.tsx';
import { compareWithLength, compareWithVariant } from '../../session/compare.ts';
import { PANELS, setFolded, useFolded, type PanelId } from '../../trace/folded-panels.ts';
import { KEYS, type PageActions } from '../keys.ts';
import { taskOf } from '../../session/selection.ts';
import { useTextTools } from '../../session/text-tools.ts';
import { nextTheme } from '../theme.ts';
import { goToTour } from '../../trace/tour/tour.ts';
import { chooseTask, draw, showText } from '../../session/trace-actions.ts';
import { useTraceStore } from '../../session/trace-store.ts';
import styles from './CommandMenu.module.css';

/** What the menu can ask of the page. */
export interface MenuActions extends PageActions {
  readonly showExport: () => void;
  readonly showInstance: () => void;
  readonly showShare: () => void;
}

interface CommandMenuProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly page: MenuActions;
}

interface Entry {
  readonly name: string;
  /** What else it is found by. */
  readonly also?: string;
  readonly keys?: readonly string[];
  readonly act: () => void;
}

/** Everything that can be done on the page, found by typing a few letters. */
export default function CommandMenu({ open, onClose, page }: CommandMenuProps) {
  const folded = useFolded((state) => state.folded);
  const selection = useTraceStore((state) => state.selection);
  const { range, variant, arithmetic } = selection;
  const otherwise = arithmetic === 'folded' ? 'unfolded' : 'folded';
  const chosen = useRef<() => void>(undefined);
  const groups: readonly { readonly title: string; readonly entries: readonly Entry[] }[] = [
    {
      title: 'Actions',
      entries: [
        ...KEYS.filter(({ keys }) => keys.join() !== 'Ctrl,K').map(({ does, keys, group, act }) => ({
          name: does,
          also: group,
          keys,
          act: () => act(page),
        })),
        { name: 'Draw a new instance', also: 'dice random seed', act: () => draw(range) },
        { name: 'Edit the instance', act: page.showInstance },
        { name: 'Export a dataset', act: page.showExport },
        { name: 'Share this trace', also: 'link embed frame JSON Markdown download', act: page.showShare },
        {
          name: 'Compare two texts of the run',
          also: 'variant ablation side by side',
          act: compareWithVariant,
        },
        {
          name: 'Compare two lengths of the task',
          also: 'longer instance range side by side',
          act: compareWithLength,
        },
        {
          name: 'Show or hide tokens',
          also: 'count Qwen',
          act: () => useTextTools.getState().toggleTokens(),
        },
        { name: 'Change the theme', also: 'dark light', act: nextTheme },
        { name: 'Show the tour', act: () => goToTour(0) },
      ],
    },
    {
      title: 'Tasks',
      entries: TASKS.map(({ id, title, algorithmClass }) => ({
        name: title,
        also: `${id} ${ALGORITHM_CLASSES[algorithmClass]} task`,
        act: () => chooseTask(id),
      })),
    },
    {
      title: 'Text',
      entries: [
        ...variantsOf(taskOf(selection)).map(({ id, title, summary }) => ({
          name: `Variant: ${title}`,
          also: `${id} ${summary}`,
          act: () => showText({ variant: id }),
        })),
        ...(arithmeticProblem(variant, otherwise) === undefined
          ? [
              {
                name: arithmetic === 'folded' ? 'Unfold arithmetic' : 'Fold arithmetic',
                act: () => showText({ arithmetic: otherwise }),
              },
            ]
          : []),
      ],
    },
    {
      title: 'Panels',
      // A comparison stands where the panels were.
      entries: (selection.compare ? [] : (Object.keys(PANELS) as PanelId[])).flatMap((id) => [
        { name: `Go to ${PANELS[id]}`, also: 'panel focus', act: () => focusPanel(id) },
        {
          name: `${folded.includes(id) ? 'Unfold' : 'Fold'} ${PANELS[id]}`,
          also: 'panel hide show',
          act: () => setFolded(id, !folded.includes(id)),
        },
      ]),
    },
  ];
  return (
    <Dialog.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.veil} />
        <Dialog.Content
          className={styles.menu}
          aria-describedby={undefined}
          onCloseAutoFocus={() => {
            const act = chosen.current;
            chosen.current = undefined;
            // After the focus has gone back to where it was: some commands move it on.
            if (act) setTimeout(act, 0);
          }}
        >
          <Dialog.Title className="visually-hidden">Commands</Dialog.Title>
          <Command label="Commands" loop filter={matchOf}>
            <Command.Input className={styles.input} placeholder="Type a task, a panel or an action" />
            {/* A list of options holds nothing else. */}
            <Command.Empty className={styles.empty}>Nothing is called that.</Command.Empty>
            <Command.List className={styles.list} label="Commands">
              {groups.map(({ title, entries }) => (
                <Command.Group key={title} heading={title} className={styles.group}>
                  {entries.map(({ name, also, keys, act }) => (
                    <Command.Item
                      key={name}
                      value={`${title} ${name}`}
                      keywords={also === undefined ? [] : [also]}
                      className={styles.item}
                      onSelect={() => {
                        chosen.current = act;
                        onClose();
                      }}
                    >
                      {name}
                      {keys && <Keys keys={keys} />}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** How well an entry fits what was typed: every word must be in its name, or else in what it is also found by. */
function matchOf(name: string, typed: string, also: readonly string[] = []): number {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const isIn = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  if (isIn(name)) return 1;
  return isIn([name, ...also].join(' ')) ? 0.5 : 0;
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
