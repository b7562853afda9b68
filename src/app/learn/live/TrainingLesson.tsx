import { useEffect, useState } from 'react';
import { machinesWithModels } from '../../panels/lab/model-files.ts';
import { TrainingPanel } from '../../panels/lab/TrainingPanel.tsx';
import { trainingWorker } from '../../panels/lab/training-client.ts';
import { TrainingSession } from '../../panels/lab/training-session.ts';
import { LAB_VARIANTS, type LabVariantId } from '../../../lab/data/variants.ts';
import { labMachineById } from '../../../lab/machines/registry.ts';
import { usualRecipe } from '../../../lab/training/recipe.ts';
import { Segmented } from '../../kit/Segmented.tsx';
import { useLearn } from '../use-learn.ts';
import styles from './Live.module.css';

/** The texts that a model learns in the lesson. */
const TEXTS: readonly LabVariantId[] = ['tail', 'without-memory-fetcher', 'direct'];

/** The machine that is learned in a minute. */
const QUICK = 'parity';

/** A small model that is trained from nothing, here. */
export function TrainingLesson() {
  const seed = useLearn((state) => state.seed);
  const [session] = useState(() => new TrainingSession(trainingWorker()));
  useEffect(() => () => session.close(), [session]);
  const [variant, setVariant] = useState<LabVariantId>('tail');
  const machine = machinesWithModels().includes(QUICK) ? QUICK : machinesWithModels()[0]!;
  const { updates } = usualRecipe(machine);
  return (
    <section className={styles.live} aria-label="A small model, trained here">
      <div className={styles.controls}>
        <Segmented<LabVariantId>
          label="Text that the model learns"
          options={TEXTS.map((value) => ({ value, text: LAB_VARIANTS.find(({ id }) => id === value)!.title }))}
          value={variant}
          onChange={setVariant}
        />
      </div>
      <div className={styles.inside}>
        <TrainingPanel session={session} choice={{ machine, variant, seed, updates }} hasFiles={false} />
      </div>
      <p className={styles.words}>
        {labMachineById(machine)!.title}, learned from short inputs alone. The second chart asks the model for inputs as
        long as those, for longer ones, and for much longer ones. <a href="#page=lab&tab=train">More in the Lab</a>.
      </p>
    </section>
  );
}
