import { useEffect, useState } from 'react';
import { Header } from '../frame/Header.tsx';
import { Problems } from '../kit/Problems.tsx';
import { pageIdOf } from '../links/address-parts.ts';
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
  const drop = useDrop();
  useAddress();
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
function useDrop() {
  const session = useGradeSession();
  const [isOver, setIsOver] = useState(false);
  const take = async (transfer: DataTransfer) => {
    const { outputs, dataset } = await pickedOf(transfer);
    if (dataset.length > 0) await session.setDataset(dataset);
    if (outputs.length > 0) await session.openFiles(outputs);
    if (outputs.length + dataset.length === 0) session.fail('What was dropped holds no file.');
  };
  const handlers = {
    onDragOver: (event: React.DragEvent) => {
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      void take(event.dataTransfer);
    },
  };
  return { isOver, handlers };
}

/** The address follows what is shown. */
function useAddress(): void {
  const session = useGradeSession();
  useEffect(() => {
    const write = () => {
      // Leaving the page changes the address first.
      const address = gradeAddressOf(session.state.getState());
      if (pageIdOf(location.hash) === GRADE_PAGE && location.hash !== address) history.replaceState(null, '', address);
    };
    write();
    return session.state.subscribe(write);
  }, [session]);
}
