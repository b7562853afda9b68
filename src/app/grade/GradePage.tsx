import { Header } from '../frame/Header.tsx';
import { useFileDrop } from '../kit/browser/use-file-drop.ts';
import { Problems } from '../kit/Problems.tsx';
import { useAddress } from '../links/use-address.ts';
import { FilesBar } from './files/FilesBar.tsx';
import { GradingUnderWay } from './files/GradingUnderWay.tsx';
import { Mapping } from './files/Mapping.tsx';
import { pickedOf } from './files/picked-files.ts';
import { Start } from './files/Start.tsx';
import { GRADE_PAGE, gradeAddressOf } from './grade-address.ts';
import type { GradeSession } from './grade-session.ts';
import styles from './GradePage.module.css';
import { Results } from './Results.tsx';
import { GradeContext, useGrade, useGradeSession } from './use-grade.ts';

/** Outputs of models in; which are right, and where each departs first from the machine's run. */
export default function GradePage({ session }: { readonly session: GradeSession }) {
  return (
    <GradeContext value={session}>
      <Graded />
    </GradeContext>
  );
}

function Graded() {
  const session = useGradeSession();
  const problems = useGrade((state) => state.problems);
  const drop = useFileDrop((transfer) => void takeDropped(session, transfer));
  useAddress(GRADE_PAGE, session.state, gradeAddressOf);
  return (
    <div className={styles.page} {...drop.handlers}>
      <Header />
      <FilesBar />
      <Problems problems={problems} onClose={() => session.forgetProblems()} />
      <main className={styles.main} data-dropping={drop.isOver || undefined}>
        <Stage />
      </main>
    </div>
  );
}

function Stage() {
  const progress = useGrade((state) => state.progress);
  const grading = useGrade((state) => state.grading);
  if (progress) return <GradingUnderWay progress={progress} />;
  if (!grading) return <Start />;
  if (grading.report.total === 0) return <Mapping grading={grading} />;
  return <Results grading={grading} />;
}

/** Files that are dropped anywhere on the page: a folder of a dataset is what was asked, everything else are outputs. */
async function takeDropped(session: GradeSession, transfer: DataTransfer): Promise<void> {
  const { outputs, dataset } = await pickedOf(transfer);
  if (dataset.length > 0) await session.setDataset(dataset);
  if (outputs.length > 0) await session.openFiles(outputs);
  if (outputs.length + dataset.length === 0) session.fail('What was dropped holds no file.');
}
