import { Download, FileUp, FlaskConical, X } from 'lucide-react';
import { useRef } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { reasonOf } from '../../../base/problems.ts';
import { labMachineById } from '../../../lab/machines/registry.ts';
import { labVariant } from '../../../lab/data/variants.ts';
import { PUBLISHED_RUNS, type TrainedRun } from '../../../lab/trained/trained-runs.ts';
import type { PickedFile } from '../../../workers/grading/blob-file.ts';
import { Button, ButtonLink } from '../../kit/Button.tsx';
import { saveFile } from '../../kit/browser/save-file.ts';
import { labTextAddress } from '../../links/lab-attention-link.ts';
import type { LabChoice } from '../attention-address.ts';
import { useAttention, useAttentionSession } from '../use-attention.ts';
import styles from './Toolbar.module.css';

/** Examples of each length that the worker reads. */
const EXAMPLES = 8;

/** Whose attention it is: nobody’s, that of a model of the lab, or that of a file. */
export function ModelBar() {
  const session = useAttentionSession();
  const lab = useAttention((state) => state.lab);
  const model = useAttention((state) => state.model);
  const hasText = useAttention((state) => state.summary !== undefined);
  const run = PUBLISHED_RUNS.find(({ name }) => name === lab?.model);
  const saveProbe = async () => {
    try {
      saveFile(await session.service.probe(), 'probe.json');
    } catch (problem) {
      session.fail(reasonOf(problem));
    }
  };
  return (
    <section className={styles.bar} aria-label="The model">
      <label className={styles.labelled}>
        Model of the Lab
        <select
          value={lab?.model ?? ''}
          onChange={(event) => {
            const chosen = PUBLISHED_RUNS.find(({ name }) => name === event.target.value);
            session.openLab(chosen && { model: chosen.name, length: longestTrained(chosen), example: 0 });
          }}
        >
          <option value="">none: the oracle alone</option>
          {PUBLISHED_RUNS.map((each) => (
            <option key={each.name} value={each.name}>
              {titleOf(each)}
            </option>
          ))}
        </select>
      </label>
      {lab?.own && run && <OwnInstance own={lab.own} run={run} />}
      {lab && !lab.own && run && (
        <>
          <label className={styles.labelled}>
            Length
            <select
              value={lab.length}
              onChange={(event) => session.openLab({ ...lab, length: Number(event.target.value) })}
            >
              {[...new Set([...lengthsOf(run), lab.length])]
                .toSorted((one, other) => one - other)
                .map((length) => (
                  <option key={length} value={length}>
                    {length}
                    {length > longestTrained(run)
                      ? ` (${Math.round((10 * length) / longestTrained(run)) / 10} × the longest trained on)`
                      : ''}
                  </option>
                ))}
            </select>
          </label>
          <label className={styles.labelled}>
            Example
            <select
              value={lab.example}
              onChange={(event) => session.openLab({ ...lab, example: Number(event.target.value) })}
            >
              {Array.from({ length: EXAMPLES }, (_, example) => (
                <option key={example} value={example}>
                  {example + 1}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      <span className={styles.group}>
        <OpenFiles />
        {hasText && !lab && (
          <Button
            onClick={() => void saveProbe()}
            title="Where a script is to look in a large model: characters of each read and of its sources"
          >
            <Download size={16} aria-hidden /> probe.json
          </Button>
        )}
        <ButtonLink
          href="./tail_probe.py"
          download="tail_probe.py"
          title="Runs probe.json through a model of transformers and saves probe.npz, which opens here"
        >
          <Download size={16} aria-hidden /> Script
        </ButtonLink>
      </span>
      {model && !lab && (
        <span className={styles.group}>
          {model.name}: {grouped(model.layers)} × {grouped(model.heads)} heads, {grouped(model.tokens)} tokens
          <Button size="small" kind="quiet" aria-label="Close the file" onClick={() => void session.closeModel()}>
            <X size={14} aria-hidden />
          </Button>
        </span>
      )}
    </section>
  );
}

/** An instance that came from the Lab page, the way back to it, and the way to drawn ones. */
function OwnInstance({ own, run }: { readonly own: NonNullable<LabChoice['own']>; readonly run: TrainedRun }) {
  const session = useAttentionSession();
  const { machine, variant } = run.recipe;
  const words = Object.entries(own.instance)
    .map(([name, text]) => `${name} ${text}`)
    .join(', ');
  return (
    <span className={styles.group}>
      <span className={styles.instance} title={words}>
        {words}
      </span>
      <ButtonLink href={labTextAddress(machine, variant, { model: run.name, ...own })}>
        <FlaskConical size={16} aria-hidden /> In the Lab
      </ButtonLink>
      <Button onClick={() => session.openLab({ model: run.name, length: longestTrained(run), example: 0 })}>
        Drawn examples
      </Button>
    </span>
  );
}

function OpenFiles() {
  const session = useAttentionSession();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        onClick={() => field.current?.click()}
        title=".npz, .npy, .safetensors or JSON with attention of this text; a list of tokens as JSON beside it"
      >
        <FileUp size={16} aria-hidden /> Open attention
      </Button>
      <input
        ref={field}
        type="file"
        multiple
        className={styles.file}
        aria-label="Files with attention"
        tabIndex={-1}
        onChange={(event) => {
          void session.openFiles(filesOf(event.target.files));
          event.target.value = '';
        }}
      />
    </>
  );
}

/** Files that were picked or dropped. */
export function filesOf(list: FileList | null): PickedFile[] {
  return [...(list ?? [])].map((file) => ({ path: file.name, blob: file }));
}

const longestTrained = ({ recipe }: TrainedRun): number => recipe.lengths[1];

/** Lengths that are offered: those that were evaluated. */
const lengthsOf = (run: TrainedRun): number[] => [longestTrained(run), ...run.lengths.map(({ length }) => length)];

function titleOf({ name, recipe }: TrainedRun): string {
  const machine = labMachineById(recipe.machine)?.title ?? recipe.machine;
  return `${machine}, ${labVariant(recipe.variant).title} (${name})`;
}
