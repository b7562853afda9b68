import { Copy, Download } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { reasonOf } from '../../../base/problems.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { saveFile } from '../../kit/browser/save-file.ts';
import { useBreakpoints, useTrace } from '../../session/session-context.ts';
import { useSelection, useTracePage } from '../trace-session.ts';
import { embedAddress, embedCode, linkAddress } from './links.ts';
import styles from './ShareDialog.module.css';
import { markdownFile, textFile, traceJson, type TraceFile } from './trace-files.ts';

export interface ShareDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Ways to take a trace elsewhere: its link, a frame for another page, files. */
export default function ShareDialog({ open, onClose }: ShareDialogProps) {
  return (
    <Dialog
      title="Share this trace"
      description="The address holds all of it: task, instance, variant, step and breakpoints. Nothing is sent anywhere."
      open={open}
      onClose={onClose}
    >
      <Shared />
    </Dialog>
  );
}

function Shared() {
  const session = useTracePage();
  const run = useTrace((state) => state.run);
  const selection = useSelection();
  const step = useTrace((state) => state.step);
  const [said, setSaid] = useState('');
  const [saving, setSaving] = useState(false);
  const copy = async (text: string, done: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(done);
    } catch {
      setSaid('The browser did not allow copying: select the text and copy it yourself.');
    }
  };
  const save = async (make: () => Promise<TraceFile>) => {
    setSaving(true);
    try {
      const { name, content } = await make();
      saveFile(content, name);
      setSaid(`Saved ${name}.`);
    } catch (error) {
      setSaid(`The file could not be made: ${reasonOf(error)}`);
    } finally {
      setSaving(false);
    }
  };
  const breakpoints = useBreakpoints();
  const table = useStore(session.panels.state, ({ tab }) => tab);
  const link = linkAddress(selection, step, breakpoints, table);
  const code = embedCode(embedAddress(selection, step, breakpoints));
  const shared = run && { service: session.service, run, selection, link };
  const tell = (share: number) => setSaid(`Writing the trace: ${Math.round(100 * share)} %.`);
  return (
    <div className={styles.shared}>
      <label className={styles.field}>
        <span>Link</span>
        <input className={styles.value} readOnly value={link} onFocus={(event) => event.target.select()} />
      </label>
      <Button kind="primary" onClick={() => void copy(link, 'Link copied')}>
        <Copy size={14} aria-hidden /> Copy link
      </Button>
      <label className={styles.field}>
        <span>Frame for another page</span>
        <input className={styles.value} readOnly value={code} onFocus={(event) => event.target.select()} />
      </label>
      <Button onClick={() => void copy(code, 'Frame copied')}>
        <Copy size={14} aria-hidden /> Copy frame
      </Button>
      <fieldset className={styles.files} disabled={!run || saving}>
        <legend>Files</legend>
        <Button onClick={() => shared && void save(() => traceJson(shared, tell))}>
          <Download size={14} aria-hidden /> Trace as JSON
        </Button>
        <Button onClick={() => shared && void save(() => textFile(shared))}>
          <Download size={14} aria-hidden /> Text
        </Button>
        <Button onClick={() => shared && void save(() => markdownFile(shared))}>
          <Download size={14} aria-hidden /> Text as Markdown
        </Button>
      </fieldset>
      <output className={styles.said}>{said}</output>
    </div>
  );
}
