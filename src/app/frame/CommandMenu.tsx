import { Command } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useRef } from 'react';
import type { Command as PageCommand } from '../kit/command.ts';
import { Keys } from '../kit/Keys.tsx';
import styles from './CommandMenu.module.css';

interface CommandMenuProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** The commands of the page; those with a section are listed under it, in their order. */
  readonly commands: readonly PageCommand[];
}

/** Everything that can be done on the page, found by typing a few letters. */
export default function CommandMenu({ open, onClose, commands }: CommandMenuProps) {
  const chosen = useRef<() => void>(undefined);
  const listed = commands.filter(({ section }) => section !== undefined);
  const sections = [...new Set(listed.map(({ section }) => section!))];
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
              {sections.map((section) => (
                <Command.Group key={section} heading={section} className={styles.group}>
                  {listed
                    .filter((command) => command.section === section)
                    .map(({ name, also, keys, act }) => (
                      <Command.Item
                        key={name}
                        value={`${section} ${name}`}
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
