import { ClipboardPaste, FolderOpen, Undo2 } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { reasonOf } from '../../base/problems.ts';
import { LONGEST_TEXT, tooLong } from './editor/longest-text.ts';
import { EXAMPLE_MACHINES } from '../../machines/examples/registry.ts';
import { TASKS } from '../../tasks/registry.ts';
import { Button } from '../kit/Button.tsx';
import type { MachineSession } from './machine-session.ts';
import styles from './MachinesPage.module.css';

/** Largest file that is opened, in bytes: a character of the longest machine file takes up to four. */
const LARGEST_FILE = 32_000_000;

/** Opens a file that was picked or dropped. */
export async function openFile(session: MachineSession, file: File): Promise<void> {
  if (file.size > LARGEST_FILE) {
    session.say(`${file.name}: got ${file.size} bytes; allowed: at most ${LARGEST_FILE}.`);
    return;
  }
  try {
    const read = await session.service.textOfFile(file);
    if (!read.ok) session.say(`${file.name}: ${read.problem}`);
    else if (read.text.length > LONGEST_TEXT) session.say(`${file.name}: ${tooLong(read.text)}`);
    else session.open({ source: read.text, inputs: undefined });
  } catch (error) {
    session.say(`${file.name} cannot be read: ${reasonOf(error)}.`);
  }
}

/** What a machine is opened from: an example, a file, the clipboard, and the machine before. */
export function OpenBar({ session }: { readonly session: MachineSession }) {
  const picker = useRef<HTMLInputElement>(null);
  const before = useStore(session.state, (state) => state.before);
  const { source, task } = useStore(session.state, (state) => state.draft);
  const example = EXAMPLE_MACHINES.find((each) => each.source === source);
  const paste = async () => {
    try {
      const pasted = await navigator.clipboard.readText();
      if (pasted.length > LONGEST_TEXT) session.say(tooLong(pasted));
      else session.open({ source: pasted, inputs: undefined });
    } catch {
      session.say('The browser did not allow reading the clipboard: click into the text and paste with the keyboard.');
    }
  };
  return (
    <>
      <div className={styles.bar} role="toolbar" aria-label="Open a machine">
        <select
          className={styles.select}
          aria-label="Example"
          value={task === undefined ? (example?.id ?? '') : `task ${task}`}
          onChange={(event) => {
            const chosen = EXAMPLE_MACHINES.find(({ id }) => id === event.target.value);
            if (chosen) session.open({ source: chosen.source, inputs: undefined });
            const ofTask = TASKS.find(({ id }) => `task ${id}` === event.target.value);
            if (ofTask) session.openTask(ofTask.id);
          }}
        >
          <option value="" disabled>
            Open an example …
          </option>
          {EXAMPLE_MACHINES.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
          <optgroup label="Machines of tasks">
            {TASKS.map(({ id, title }) => (
              <option key={id} value={`task ${id}`}>
                {title}
              </option>
            ))}
          </optgroup>
        </select>
        <Button onClick={() => picker.current?.click()} title="Open a machine file; it can be dropped on the page, too">
          <FolderOpen size={16} aria-hidden /> Open file
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label="Machine file"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            // The same file can be opened again.
            event.target.value = '';
            if (file) void openFile(session, file);
          }}
        />
        <Button onClick={() => void paste()} title="Open the machine that is in the clipboard">
          <ClipboardPaste size={16} aria-hidden /> Paste
        </Button>
        {before && (before.source !== source || before.task !== task) && (
          <Button kind="quiet" onClick={() => session.open(before)} title="Back to the machine that was open before">
            <Undo2 size={16} aria-hidden /> Machine before
          </Button>
        )}
      </div>
      {example && (
        <p className={styles.hint}>
          {example.sentence} {example.toTry}
        </p>
      )}
    </>
  );
}
