import { proxy } from 'comlink';
import { useState } from 'react';
import { reasonOf } from '../../../base/problems.ts';
import { previewService } from '../stores/dataset-client.ts';
import { changeDraft } from '../stores/dataset-draft.ts';
import { fileSentence } from './person-sentences.ts';

/** What becomes of a file of own instances. */
type FileState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string; readonly share: number }
  | { readonly kind: 'refused'; readonly name: string; readonly sentences: readonly string[] };

/** Reads files of own instances in the worker of previews and puts them into the draft. A file that is wrong leaves what was there. */
export function useInstancesFile() {
  const [state, setState] = useState<FileState>({ kind: 'none' });
  const read = async (file: File | undefined) => {
    if (!file) return;
    const { name } = file;
    setState({ kind: 'reading', name, share: 0 });
    // What is told after the end is no news.
    const tell = (share: number) =>
      setState((now) => (now.kind === 'reading' && now.name === name ? { ...now, share } : now));
    try {
      const answer = await previewService().readInstances(file, proxy(tell));
      if (!answer) return setState({ kind: 'none' });
      if ('problems' in answer)
        return setState({ kind: 'refused', name, sentences: answer.problems.map(fileSentence) });
      changeDraft({ instances: answer.instances });
      setState({ kind: 'none' });
    } catch (problem) {
      setState({ kind: 'refused', name, sentences: [reasonOf(problem)] });
    }
    return undefined;
  };
  return { state, read };
}

/** Gives up reading the file that is being read. */
export function stopReading(): void {
  void previewService()
    .stopReading()
    .catch(() => undefined);
}
