import { GraduationCap, Presentation, Send, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { HandInDialog } from './hand-in/HandInDialog.tsx';
import styles from './ScreenView.module.css';
import { TeacherDialog } from './teacher/TeacherDialog.tsx';
import { useIsOffered, useLearn, useLearnSession } from './use-learn.ts';

/** What concerns the whole lesson: hand in, the teacher's panel, large type. */
export function LessonTools() {
  const session = useLearnSession();
  const presents = useLearn((state) => state.presents);
  const offersTeacher = useIsOffered('teacher');
  const [open, setOpen] = useState<'hand in' | 'teacher'>();
  const close = () => setOpen(undefined);
  return (
    <div className={styles.tools}>
      {!presents && (
        <>
          <Button onClick={() => setOpen('hand in')} title="A link with all your answers">
            <Send size={16} aria-hidden /> Hand in
          </Button>
          {offersTeacher && (
            <Button onClick={() => setOpen('teacher')} title="Prepare a link for a class, print the questions">
              <GraduationCap size={16} aria-hidden /> For teachers
            </Button>
          )}
        </>
      )}
      <Button
        aria-label={presents ? 'Leave the presentation' : 'Present'}
        title={presents ? 'Leave the presentation (Escape)' : 'Present this screen in large type (P)'}
        onClick={() => session.present(!presents)}
      >
        {presents ? (
          <X size={18} aria-hidden />
        ) : (
          <>
            <Presentation size={16} aria-hidden /> Present
          </>
        )}
      </Button>
      <HandInDialog open={open === 'hand in'} onClose={close} />
      <TeacherDialog open={open === 'teacher'} onClose={close} />
    </div>
  );
}
