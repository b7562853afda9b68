import { grouped } from '../../../base/grouped.ts';
import { reasonOf } from '../../../base/problems.ts';
import type { Progress } from '../../../dataset/control.ts';
import type { OwnInstance } from '../../../dataset/settings/own-instances.ts';
import { datasetName } from '../../../dataset/settings/dataset-name.ts';
import type { DatasetSettings } from '../../../dataset/settings/settings.ts';
import { CONTAINERS } from '../../../dataset/containers/registry.ts';
import type { Output } from '../../../workers/dataset/output.ts';
import { previewService, runExport } from './dataset-client.ts';
import { pickFile, pickFolder } from '../../kit/browser/file-pickers.ts';
import { saveFile } from '../../kit/browser/save-file.ts';
import { vocabularyAddress } from '../../session/vocabulary.ts';
import { settingsOf, type DatasetDraft, type SaveAs } from './dataset-draft.ts';
import { useExport } from './export-state.ts';
import { keptExports } from './kept-exports.ts';
import { sayToOpenPage } from '../../frame/messages.ts';
import { isOpen } from './dataset-link.ts';

/** Asks before the page is left: what is exported would be gone. */
const askBeforeLeaving = (event: BeforeUnloadEvent) => event.preventDefault();

/** Checks what is in the fields now, asks where to save, where the browser can ask, and exports. */
export async function startExport(draft: DatasetDraft, kept: readonly OwnInstance[]): Promise<void> {
  if (useExport.getState().running) return;
  const progress: Progress = { stage: 'drawing', rows: 0, total: 0, bytes: 0 };
  const began = performance.now();
  const abort = new AbortController();
  useExport.setState({ running: { progress, since: began, now: began, abort }, said: undefined });
  addEventListener('beforeunload', askBeforeLeaving);
  try {
    const stated = settingsOf(draft, kept);
    const checked = 'settings' in stated ? await previewService().check(stated.settings) : undefined;
    // What is wrong is shown beside its field.
    if (!checked?.ok) return;
    const { settings } = checked;
    const output = await outputOf(draft.saveAs, settings);
    const vocabulary = draft.countsTokens ? vocabularyAddress() : undefined;
    const request = { settings, output, vocabulary, workers: workersHere() };
    const { file, rows, bytes } = await runExport(request, tell, abort.signal);
    if (file && output.kind === 'download') saveFile(file, output.name);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(`Saved ${grouped(rows)} rows, ${megabytes(bytes)}, in ${seconds} s.`, false);
  } catch (problem) {
    const isClosed = problem instanceof Error && problem.name === 'AbortError';
    if (isClosed) say('No place was chosen; nothing was saved.', false);
    else say(reasonOf(problem), !abort.signal.aborted);
  } finally {
    await keptExports.end();
    removeEventListener('beforeunload', askBeforeLeaving);
    useExport.setState({ running: undefined });
  }
}

/** Stops the export that is under way. */
export function cancelExport(): void {
  useExport.getState().running?.abort.abort(new Error('Cancelled; nothing was saved.'));
}

/** Bytes as a person reads them. */
export function megabytes(bytes: number): string {
  if (bytes < 100_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}

/** One core is left to the page and to the worker that writes. */
const workersHere = (): number => Math.max(1, navigator.hardwareConcurrency - 1);

function tell(progress: Progress): void {
  const { running } = useExport.getState();
  // Told after the end.
  if (!running) return;
  const now = performance.now();
  const since = running.progress.stage === progress.stage ? running.since : now;
  useExport.setState({ running: { ...running, progress, since, now } });
}

function say(sentence: string, isProblem: boolean): void {
  useExport.setState({ said: { sentence, isProblem } });
  // On another page it is told there.
  if (!isOpen()) sayToOpenPage(`Dataset: ${sentence}`);
}

async function outputOf(saveAs: SaveAs, settings: DatasetSettings): Promise<Output> {
  const name = datasetName(settings);
  if (saveAs === 'folder') {
    const handle = await pickFolder();
    if (handle) return { kind: 'directory', handle, name };
  }
  const form = saveAs === 'rows' ? 'rows' : 'zip';
  const extension = CONTAINERS.find(({ id }) => id === settings.container)?.extension ?? '';
  const file = `${name}${form === 'rows' ? extension : '.zip'}`;
  const handle = await pickFile(file);
  return handle
    ? { kind: 'file', form, handle }
    : { kind: 'download', form, name: file, owner: await keptExports.begin() };
}
