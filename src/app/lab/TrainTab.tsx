import { LAB_VARIANTS, type LabVariantId } from '../../lab/data/variants.ts';
import { LAB_MACHINES, labMachineById } from '../../lab/machines/registry.ts';
import { usualRecipe } from '../../lab/training/recipe.ts';
import { listed } from '../../base/listed.ts';
import { OWN_MACHINE } from '../../lab/own/own-machine-id.ts';
import type { OwnReading } from '../../workers/lab/own-facts.ts';
import { useStore } from 'zustand';
import { Explanation } from '../kit/Explanation.tsx';
import { Field, Problem } from '../kit/Field.tsx';
import { NumberField, wholeNumber } from '../kit/NumberField.tsx';
import { TrainingPanel } from '../panels/lab/TrainingPanel.tsx';
import type { TrainingChoice } from '../panels/lab/training-session.ts';
import type { LabChoice } from './lab-address.ts';
import styles from './Lab.module.css';
import { formEntries } from '../views/text/variant-entries.ts';
import { useLab, useLabSession } from './use-lab.ts';
import { machineTitle } from './words.ts';

/** Most updates of a training here: a day on one processor. */
const MOST_UPDATES = 1_000_000;
/** Seeds of recipes end here. */
const MOST_SEED = 2 ** 31 - 1;

/** A model is trained from nothing. */
export function TrainTab() {
  const { session } = useLabSession();
  const training = useLab((state) => state.choice.training);
  const change = (changed: Partial<LabChoice['training']>) => session.choose({ training: { ...training, ...changed } });
  const { lengths } = usualRecipe(training.machine);
  const own = useStore(session.owns.state, (known) => (training.file === undefined ? undefined : known[training.file]));
  const isOwn = training.machine === OWN_MACHINE;
  return (
    <>
      <section className={styles.form} aria-label="Recipe">
        <Field label="Machine">
          {(control) => (
            <select
              {...control}
              value={training.machine}
              onChange={({ target: { value } }) =>
                change({ machine: value, updates: String(usualRecipe(value).updates) })
              }
            >
              {LAB_MACHINES.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
              {training.file !== undefined && (
                <option value={OWN_MACHINE}>{own?.ok ? own.facts.title : machineTitle(OWN_MACHINE)}</option>
              )}
            </select>
          )}
        </Field>
        <Field label="Text" explanation={<Explanation of="the texts" entries={formEntries(LAB_VARIANTS)} />}>
          {(control) => (
            <select
              {...control}
              value={training.variant}
              // Values are those of the options.
              onChange={(event) => change({ variant: event.target.value as LabVariantId })}
            >
              {LAB_VARIANTS.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
        <NumberField
          label="Seed"
          value={training.seed}
          onChange={(seed) => change({ seed })}
          least={0}
          most={MOST_SEED}
        />
        <NumberField
          label="Updates"
          value={training.updates}
          onChange={(updates) => change({ updates })}
          least={1}
          most={MOST_UPDATES}
        />
      </section>
      <Problem sentence={isOwn && own && !own.ok ? own.reason : undefined} />
      <p className={styles.hint}>
        {labMachineById(training.machine)?.summary ?? ownSummary(own)} Trained on lengths {lengths[0]} to {lengths[1]}{' '}
        alone; S, M and L are the longest of these, twice and three times it. One thread, without WebGPU; it goes on
        while another page is shown, and after the page is opened again.
      </p>
      <div className={styles.training}>
        <TrainingPanel session={session.training} choice={isOwn && !own?.ok ? undefined : choiceOf(training)} />
      </div>
    </>
  );
}

/** What is drawn for a machine of a person's own, in a sentence. */
function ownSummary(own: OwnReading | undefined): string {
  if (!own?.ok) return '';
  const inputs = Object.entries(own.facts.inputs).map(([name, symbols]) => `${symbols.join(' ')} on ${name}`);
  return `A machine of your own, on inputs of ${listed(inputs)}.`;
}

function choiceOf({ machine, file, variant, seed, updates }: LabChoice['training']): TrainingChoice | undefined {
  const numbers = { seed: wholeNumber(seed, 0, MOST_SEED), updates: wholeNumber(updates, 1, MOST_UPDATES) };
  if (numbers.seed === undefined || numbers.updates === undefined) return undefined;
  const own = machine === OWN_MACHINE && file !== undefined ? { file } : {};
  return { machine, ...own, variant, seed: numbers.seed, updates: numbers.updates };
}
