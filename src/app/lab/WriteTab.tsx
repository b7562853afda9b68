import { InstanceForm } from './InstanceForm.tsx';
import styles from './Lab.module.css';
import { LookPanel } from './LookPanel.tsx';
import { ModelBar, ModelFactsLine } from './ModelBar.tsx';
import { TextPanel } from './TextPanel.tsx';
import { ToAttention } from './ToAttention.tsx';
import { ToGrade } from './ToGrade.tsx';
import { Verdict } from './Verdict.tsx';

/** A model writes the text of an instance; it is graded and looked into. */
export function WriteTab() {
  return (
    <>
      <section className={styles.form} aria-label="Model and instance">
        <ModelBar />
        <InstanceForm />
      </section>
      <div className={styles.verdict}>
        <Verdict />
        <ModelFactsLine />
        <div className={styles.onward}>
          <ToGrade isOneModel />
          <ToAttention />
        </div>
      </div>
      <div className={styles.columns}>
        <TextPanel />
        <LookPanel />
      </div>
    </>
  );
}
