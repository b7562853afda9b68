import { useState } from 'react';
import { listed } from '../../../base/listed.ts';
import { variantOf } from '../../../cot/variants.ts';
import { taskById } from '../../../tasks/registry.ts';
import { Button } from '../../kit/Button.tsx';
import { Checkbox } from '../../kit/Checkbox.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Field } from '../../kit/Field.tsx';
import { MOST_SEED } from '../../../learn/request.ts';
import { HIDEABLE, HIDEABLE_WORDS, learnAddressOf, type Hideable, type LearnLink } from '../learn-address.ts';
import { PrintButtons } from '../print/PrintButtons.tsx';
import { SCREENS, screenById } from '../screens/screens.ts';
import { useLearn } from '../use-learn.ts';
import { LinkField, pageAddress } from './LinkField.tsx';
import styles from './Teacher.module.css';

interface TeacherDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What a teacher does before a lesson: a link for a class, a sheet with its key. */
export function TeacherDialog(props: TeacherDialogProps) {
  return (
    <Dialog
      title="For teachers"
      description="Prepare one link for a class, or print the questions. Nothing is sent anywhere: the link holds all of it."
      {...props}
    >
      <Preparing />
    </Dialog>
  );
}

/** What the questions of the prepared link are about, as far as the link says so. */
function fixedWords({
  screen,
  task,
  length,
  variant,
}: Pick<LearnLink, 'screen' | 'task' | 'length' | 'variant'>): string {
  const { title } = screenById(screen);
  const parts = [
    task === undefined ? undefined : `the task ${taskById(task)?.title ?? task}`,
    length === undefined ? undefined : `length ${length}`,
    variant === undefined ? undefined : `the text ${variantOf(variant).title}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0
    ? `Each question has a task and a length of its own. To fix others for “${title}”, choose them on that screen first.`
    : `Fixed for “${title}”, as chosen on the page: ${listed(parts)}. The other screens have their own.`;
}

/** What is taken away where a class is to answer the same instances on its own. */
const FOR_A_TEST: readonly Hideable[] = ['task', 'len', 'variant', 'seed', 'show', 'teacher'];

function Preparing() {
  const link = useLearn((state) => state);
  const [screen, setScreen] = useState(link.screen);
  const [seed, setSeed] = useState(String(link.seed));
  const [hidden, setHidden] = useState<readonly Hideable[]>(link.hidden);
  const [presents, setPresents] = useState(false);
  const isSeed = /^\d{1,9}$/.test(seed);
  const isOther = screen !== link.screen;
  const prepared = {
    ...link,
    screen,
    question: isOther ? 0 : link.question,
    ...(isOther && { task: undefined, length: undefined, variant: undefined }),
    seed: isSeed ? Number(seed) : link.seed,
    hidden,
    presents,
    answers: undefined,
  };
  return (
    <div className={styles.preparing}>
      <div className={styles.pair}>
        <Field label="Opens at the screen">
          {(control) => (
            <select {...control} value={screen} onChange={({ target }) => setScreen(target.value)}>
              {SCREENS.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label="Seed: the same one gives the same questions"
          problem={isSeed ? undefined : `seed: got "${seed}"; allowed: a whole number up to ${MOST_SEED}.`}
        >
          {(control) => (
            <input {...control} inputMode="numeric" value={seed} onChange={({ target }) => setSeed(target.value)} />
          )}
        </Field>
      </div>
      <p className={styles.note}>{fixedWords(prepared)}</p>
      <fieldset className={styles.hide}>
        <legend>Take away from the page</legend>
        {HIDEABLE.map((control) => (
          <Checkbox
            key={control}
            checked={hidden.includes(control)}
            onChange={(checked) =>
              setHidden(HIDEABLE.filter((each) => (each === control ? checked : hidden.includes(each))))
            }
          >
            {HIDEABLE_WORDS[control]}
          </Checkbox>
        ))}
        <div className={styles.row}>
          <Button size="small" onClick={() => setHidden(FOR_A_TEST)}>
            As for a test
          </Button>
          <Button size="small" onClick={() => setHidden([])}>
            Nothing
          </Button>
        </div>
      </fieldset>
      <Checkbox checked={presents} onChange={setPresents}>
        Open it in large type, for a projector
      </Checkbox>
      <LinkField label="Link for the class" link={`${pageAddress()}${learnAddressOf(prepared)}`} />
      <p className={styles.note}>
        What is taken away is hidden, not secret: whoever changes the link brings it back, and the answers are computed
        in the student’s own browser.
      </p>
      <PrintButtons link={prepared} />
      <p className={styles.note}>
        Keys: N and B turn the screens, Q goes to the question, P presents, the arrow keys step, Space plays.
      </p>
    </div>
  );
}
