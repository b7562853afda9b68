import { Download, FileInput, Link2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { reasonOf } from '../../base/problems.ts';
import type { FormatId } from '../../machines/format.ts';
import { saveFile } from '../kit/browser/save-file.ts';
import { Button } from '../kit/Button.tsx';
import { machineAddress } from './machine-address.ts';
import type { MachineSession } from './machine-session.ts';
import styles from './MachinesPage.module.css';

/** How the files of each format end. */
const ENDINGS: Readonly<Record<FormatId, string>> = {
  'turingmachine-io': 'yaml',
  jflap: 'jff',
  jsturing: 'txt',
  turingmachinesimulator: 'txt',
  turingsim: 'txt',
  bbchallenge: 'txt',
  exchange: 'json',
};

/** A format that was chosen, and for which opened machine. */
interface Chosen {
  readonly id: FormatId;
  readonly opening: number;
}

/** What was said, and of which text. */
interface Said {
  readonly source: string;
  readonly sentences: readonly string[];
}

/** Saves the machine as a file of any format, writes it in another one, and shares it as a link. */
export function SaveBar({ session }: { readonly session: MachineSession }) {
  const draft = useStore(session.state, (state) => state.draft);
  const reading = useStore(session.state, (state) => state.reading);
  const isTooLong = useStore(session.state, (state) => state.isTooLongForLink);
  const isKept = useStore(session.state, (state) => state.isKept);
  const opening = useStore(session.state, (state) => state.opening);
  const [chosen, setChosen] = useState<Chosen>();
  const [said, setSaid] = useState<Said>();
  const formats = reading?.formats ?? [];
  const own = reading?.format?.id;
  // What was chosen for another machine is not meant for this one.
  const format = (chosen?.opening === opening ? chosen.id : own) ?? 'turingmachine-io';
  const name = reading?.machine?.name || 'machine';
  const say = (sentences: readonly string[], source = draft.source) => setSaid({ source, sentences });
  const write = async (then: (text: string, lost: readonly string[]) => void) => {
    // The text itself, with its comments, where it is in this format already.
    if (format === own) {
      setSaid(undefined);
      then(draft.source, []);
      return;
    }
    try {
      const written = await session.service.convert(draft.source, format);
      say(written.ok ? written.lost : [written.reason]);
      if (written.ok) then(written.text, written.lost);
    } catch (error) {
      say([reasonOf(error)]);
    }
  };
  const save = () =>
    void write((text) => saveFile(new Blob([text], { type: 'text/plain' }), `${fileName(name)}.${ENDINGS[format]}`));
  const convertHere = (text: string, lost: readonly string[]) => {
    // The inputs stay where the format holds none.
    session.open({ source: text, inputs: draft.inputs ?? reading?.machine?.inputs });
    say(lost, session.state.getState().draft.source);
  };
  const share = async () => {
    const address = machineAddress(draft);
    if (address === undefined) return;
    try {
      await navigator.clipboard.writeText(new URL(address, location.href).href);
      say(['The link is copied. It holds the machine and its inputs.']);
    } catch {
      say(['The browser did not allow copying: the link is the address of this page.']);
    }
  };
  const shown = said?.source === draft.source ? said.sentences : [];
  return (
    <>
      <div className={styles.bar} role="toolbar" aria-label="Save and share the machine">
        <select
          className={styles.select}
          aria-label="Format to save in"
          value={format}
          onChange={(event) => {
            const id = formats.find((each) => each.id === event.target.value)?.id;
            setChosen(id && { id, opening });
            setSaid(undefined);
          }}
        >
          {formats.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <Button onClick={save}>
          <Download size={16} aria-hidden /> Save file
        </Button>
        {format !== own && (
          <Button onClick={() => void write(convertHere)} title="Write the machine in this format in the editor">
            <FileInput size={16} aria-hidden /> Convert here
          </Button>
        )}
        <Button disabled={isTooLong} onClick={() => void share()}>
          <Link2 size={16} aria-hidden /> Copy link
        </Button>
      </div>
      <div role="status" className={styles.hint}>
        {isTooLong && <p>The machine is too long for a link: save it as a file and pass that on.</p>}
        {!isKept && <p>The browser did not store the machine: it holds until the page is closed.</p>}
        {shown.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </>
  );
}

/** A name that every file system takes. */
const fileName = (name: string): string => name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60) || 'machine';
