import { useEffect, useMemo, useState } from 'react';
import { reasonOf } from '../../base/problems.ts';
import { labAddress } from './machine-address.ts';
import type { MachineSession } from './machine-session.ts';
import styles from './MachinesPage.module.css';

/** What is known of a machine: why it cannot be trained on, if it cannot. */
interface Known {
  readonly text: string;
  readonly problem: string | undefined;
}

/** Whether small models of the Lab can be trained on the machine, or why not; asked when it is first shown. */
export function LabNote({ session, text }: { readonly session: MachineSession; readonly text: string }) {
  const [known, setKnown] = useState<Known>();
  useEffect(() => {
    const state = { isWanted: true };
    const tell = (problem: string | undefined) => state.isWanted && setKnown({ text, problem });
    session.service.labProblem(text).then(tell, (error: unknown) => tell(reasonOf(error)));
    return () => {
      state.isWanted = false;
    };
  }, [session, text]);
  if (known?.text !== text) return null;
  return (
    <p className={styles.hint} role="status">
      {known.problem === undefined ? (
        <TrainLink text={text} />
      ) : (
        `In the Lab no model can be trained on it. ${known.problem}`
      )}
    </p>
  );
}

/** Takes the machine to the Lab. */
function TrainLink({ text }: { readonly text: string }) {
  const address = useMemo(() => labAddress(text), [text]);
  if (address === undefined)
    return (
      <>
        Small models can be trained on it, but it is too long for a link: save it as a file and run{' '}
        <code>npm run lab -- train --machine FILE</code>.
      </>
    );
  return (
    <>
      It only reads its input and appends to its output: <a href={address}>Train a small model on it</a> in the Lab.
    </>
  );
}
