import { writeHandIn, type HandInItem } from '../../../learn/hand-in.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { learnAddressOf } from '../learn-address.ts';
import { questionKey, type Progress } from '../progress.ts';
import { askedQuestions } from '../screens/asked-questions.ts';
import { SCREENS } from '../screens/screens.ts';
import { LinkField, pageAddress } from '../teacher/LinkField.tsx';
import styles from '../teacher/Teacher.module.css';
import { useLearn, useLearnSession, useProgress } from '../use-learn.ts';

interface HandInDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A link with all answers, for the teacher. */
export function HandInDialog(props: HandInDialogProps) {
  return (
    <Dialog
      title="Hand in"
      description="One link holds your last answer to each question. Send it to your teacher: the page that opens it checks every answer again."
      {...props}
    >
      <Answers />
    </Dialog>
  );
}

function Answers() {
  const session = useLearnSession();
  const link = useLearn((state) => state);
  const given = givenAnswers(useProgress());
  const asked = askedQuestions(link);
  if (given.length === 0) return <p>You have not answered any question yet.</p>;
  const address = learnAddressOf({ ...link, question: 0, presents: false, answers: writeHandIn(given) });
  return (
    <div className={styles.preparing}>
      <p>
        {given.length} of the {asked.count} questions on {asked.where} answered.
      </p>
      <LinkField label="Link with your answers" link={`${pageAddress()}${address}`} />
      <p className={styles.note}>
        The link holds questions and answers, no name and no times. It can be changed by whoever has it, so it proves
        nothing about who answered.
      </p>
      <div className={styles.row}>
        <Button onClick={() => session.progress.forget()}>Forget all answers on this machine</Button>
      </div>
    </div>
  );
}

/** The last answers, in the order of the lesson. */
function givenAnswers(progress: Progress): HandInItem[] {
  return SCREENS.flatMap(({ id, questions }) =>
    questions.flatMap((_, question) => {
      const done = progress[questionKey(id, question)];
      return done ? [done.last] : [];
    }),
  );
}
