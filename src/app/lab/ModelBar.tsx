import { useStore } from 'zustand';
import { grouped } from '../../base/grouped.ts';
import { LAB_VARIANTS } from '../../lab/data/variants.ts';
import { OWN_MACHINE } from '../../lab/own/own-machine-id.ts';
import { Explanation } from '../kit/Explanation.tsx';
import { Field } from '../kit/Field.tsx';
import type { ModelChoice } from './lab-address.ts';
import styles from './Lab.module.css';
import { machinesWithModels, modelsOfMachine } from '../panels/lab/model-files.ts';
import { formEntries } from '../views/text/variant-entries.ts';
import { useLab, useLabSession, useWriting } from './use-lab.ts';
import { machineTitle, modelTitle } from './words.ts';

/** Which machine, and which of its models; only models that are there are offered. */
export function ModelBar() {
  const { session } = useLabSession();
  const machine = useLab((state) => state.choice.machine);
  const variant = useLab((state) => state.choice.variant);
  const trained = useStore(session.training.state, (state) => state.training?.recipe);
  const models: ModelChoice[] = modelsOfMachine(machine).map(({ id }) => id);
  if (trained?.machine === machine || variant === 'own') models.push('own');
  return (
    <>
      <MachineField
        value={machine}
        others={trained?.machine === OWN_MACHINE || machine === OWN_MACHINE ? [OWN_MACHINE] : []}
        onChange={(chosen) =>
          session.chooseModel({ machine: chosen, variant: modelsOfMachine(chosen)[0]?.id ?? 'own' })
        }
      />
      <Field label="Model" explanation={<Explanation of="the models’ texts" entries={formEntries(LAB_VARIANTS)} />}>
        {(control) => (
          <select
            {...control}
            value={variant}
            onChange={(event) => session.chooseModel({ machine, variant: event.target.value })}
          >
            {models.map((each) => (
              <option key={each} value={each}>
                {modelTitle(machine, each)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

interface MachineFieldProps {
  readonly value: string;
  /** Machines that are offered, too. */
  readonly others?: readonly string[];
  readonly onChange: (machine: string) => void;
}

/** No other machines. */
const NONE: readonly string[] = [];

/** One of the machines that have models. */
export function MachineField({ value, others = NONE, onChange }: MachineFieldProps) {
  return (
    <Field label="Machine">
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          {[...machinesWithModels(), ...others].map((each) => (
            <option key={each} value={each}>
              {machineTitle(each)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** What the model is and how it was trained. */
export function ModelFactsLine() {
  const facts = useWriting((state) => state.facts);
  if (!facts) return null;
  const { recipe, parameters, updates, seconds, longest } = facts;
  const [least, most] = recipe.lengths;
  return (
    <p className={styles.hint}>
      {grouped(parameters)} parameters, trained on lengths {least} to {most}: {grouped(updates)} updates of{' '}
      {recipe.batch} texts, {grouped(Math.round(seconds))} s, seed {recipe.seed}. Its {recipe.ring} addresses have room
      for lengths up to {longest}.
    </p>
  );
}
