import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Header } from '../frame/Header.tsx';
import { Problems } from '../kit/Problems.tsx';
import { Segmented } from '../kit/Segmented.tsx';
import type { Handover } from '../links/handover.ts';
import { CompareTab } from './CompareTab.tsx';
import type { LabTab } from './lab-address.ts';
import type { LabLinkStore } from './lab-link.ts';
import { LabSession } from './lab-session.ts';
import styles from './Lab.module.css';
import { TrainTab } from './TrainTab.tsx';
import { LabContext, useLab, useLabSession } from './use-lab.ts';
import { WriteTab } from './WriteTab.tsx';

/** What the page is given. */
export interface LabPageProps {
  readonly link: LabLinkStore;
  /** Holds what the page works on, once it is first drawn: it stays while other pages are shown. */
  readonly kept: { session?: LabSession };
  readonly handover: Handover;
}

/** The Lab page: small models write the texts of small machines, are looked into, compared and trained. */
export default function LabPage({ link, kept, handover }: LabPageProps) {
  const opened = useStore(link, (state) => state.opened);
  const [session] = useState(() => (kept.session ??= new LabSession(link)));
  useEffect(() => session.openAddress(opened.hash), [session, opened]);
  return (
    <LabContext value={{ session, handover }}>
      <div className={styles.page}>
        <Header />
        <Tabs />
      </div>
    </LabContext>
  );
}

const TABS = [
  {
    value: 'write',
    text: 'Write and look',
    title: 'A small model writes the run of a machine: where it looked, and where it is first wrong',
  },
  { value: 'compare', text: 'Compare', title: 'Accuracy over length of all models of a machine' },
  { value: 'train', text: 'Train', title: 'Train a model from nothing, here' },
] as const;

function Tabs() {
  const { session } = useLabSession();
  const tab = useLab((state) => state.choice.tab);
  const problems = useLab((state) => state.problems);
  return (
    <>
      <Problems problems={problems} onClose={() => session.forgetProblems()} />
      <main className={styles.main}>
        <div className={styles.tabs}>
          <Segmented<LabTab>
            label="What to do with the models"
            options={TABS}
            value={tab}
            onChange={(value) => session.choose({ tab: value })}
          />
          <p className={styles.hint}>{TABS.find(({ value }) => value === tab)!.title}.</p>
        </div>
        {tab === 'write' && <WriteTab />}
        {tab === 'compare' && <CompareTab />}
        {tab === 'train' && <TrainTab />}
      </main>
    </>
  );
}
