import { useEffect, useMemo, useState } from 'react';
import { reasonOf, type FieldProblem } from '../../base/problems.ts';
import type { OwnInstance } from '../../dataset/settings/own-instances.ts';
import type { DatasetSample } from '../../workers/dataset/dataset-sample.ts';
import type { Checked } from '../../workers/dataset/preview-service.ts';
import { personProblem } from './settings/person-sentences.ts';
import { previewService } from './stores/dataset-client.ts';
import { settingsOf, type DatasetDraft } from './stores/dataset-draft.ts';
import { useExport } from './stores/export-state.ts';
import { vocabularyAddress } from '../session/vocabulary.ts';

/** Settings that are sound, with what is known of them before anything runs. */
export type Sound = Extract<Checked, { ok: true }>;

/** What is known of a draft so far. */
export interface Preview {
  readonly problems: readonly FieldProblem[];
  /** Undefined while the settings are not sound, or not yet checked. */
  readonly sound: Sound | undefined;
  /** The last sample; of other settings while a new one is made. */
  readonly sample: DatasetSample | undefined;
  readonly isSampling: boolean;
  /** Why there is no sample. */
  readonly failure: string | undefined;
  /** What the sample, or the failure, is of. */
  readonly answered: string | undefined;
}

/** Milliseconds after the last change before the worker is asked: while somebody types nothing is. */
const ASK_AFTER = 200;

const NOTHING: Preview = {
  problems: [],
  sound: undefined,
  sample: undefined,
  isSampling: false,
  failure: undefined,
  answered: undefined,
};

/** Checks a draft and makes some of its rows, a moment after it has changed. */
export function usePreview(draft: DatasetDraft, kept: readonly OwnInstance[]): Preview {
  const [preview, setPreview] = useState(NOTHING);
  const stated = useMemo(() => settingsOf(draft, kept), [draft, kept]);
  // The same settings again, of another object, are no news.
  const text = JSON.stringify(stated);
  const archive = draft.saveAs === 'zip';
  const question = `${archive} ${text}`;
  const isAnswered = preview.answered === question;
  // The export needs the cores, and what was asked before it began is not answered any more.
  const isExporting = useExport((state) => state.running !== undefined);
  useEffect(() => {
    if (isExporting || isAnswered) return undefined;
    let isCurrent = true;
    const tell = (part: Partial<Preview>) => {
      if (isCurrent) setPreview((before) => ({ ...before, ...part }));
    };
    const ask = async () => {
      const asked = JSON.parse(text) as ReturnType<typeof settingsOf>;
      const checked: Checked =
        'problems' in asked ? { ok: false, problems: asked.problems } : await previewService().check(asked.settings);
      if (!checked.ok)
        return tell({
          problems: checked.problems.map(personProblem),
          sound: undefined,
          isSampling: false,
          answered: question,
        });
      tell({ problems: [], sound: checked, isSampling: true, failure: undefined, answered: undefined });
      if (!isCurrent) return undefined;
      const sample = await previewService().sample({
        settings: checked.settings,
        vocabulary: vocabularyAddress(),
        archive,
      });
      return tell(sample ? { sample, isSampling: false, answered: question } : {});
    };
    const timer = setTimeout(() => {
      ask().catch((problem: unknown) =>
        tell({
          sample: undefined,
          isSampling: false,
          answered: question,
          failure: reasonOf(problem),
        }),
      );
    }, ASK_AFTER);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, archive, question, isAnswered, isExporting]);
  return preview;
}
