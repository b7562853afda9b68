import { useEffect, useState } from 'react';
import { grouped } from '../../base/grouped.ts';
import { reasonOf } from '../../base/problems.ts';
import { Header } from '../frame/Header.tsx';
import { useFileDrop } from '../kit/browser/use-file-drop.ts';
import { Button } from '../kit/Button.tsx';
import { Problems } from '../kit/Problems.tsx';
import { useAddress } from '../links/use-address.ts';
import { ATTENTION_PAGE } from '../links/lab-attention-link.ts';
import { attentionAddressOf } from './attention-address.ts';
import type { AttentionSession } from './attention-session.ts';
import styles from './AttentionPage.module.css';
import { DistancesPanel } from './distances/DistancesPanel.tsx';
import { HeadsPanel } from './heads/HeadsPanel.tsx';
import { MapPanel } from './map/MapPanel.tsx';
import { ArcsPanel } from './reads/ArcsPanel.tsx';
import { ReadsPanel } from './reads/ReadsPanel.tsx';
import { filesOf, ModelBar } from './toolbar/ModelBar.tsx';
import { TextBar } from './toolbar/TextBar.tsx';
import { AttentionContext, useAttention, useAttentionSession } from './use-attention.ts';

/** Where every produced token comes from, and whether a model’s heads look there. */
export default function AttentionPage({ loaded }: { readonly loaded: Promise<AttentionSession> }) {
  const [session, setSession] = useState<AttentionSession>();
  const [failure, setFailure] = useState('');
  useEffect(() => {
    loaded.then(setSession, (problem: unknown) => setFailure(reasonOf(problem)));
  }, [loaded]);
  if (!session)
    return (
      <div className={styles.page}>
        <Header />
        <main className={styles.waiting} role="status">
          {failure === '' ? 'Loading …' : `The page could not be loaded: ${failure}. Load it again.`}
        </main>
      </div>
    );
  return (
    <AttentionContext value={session}>
      <Opened />
    </AttentionContext>
  );
}

function Opened() {
  const session = useAttentionSession();
  const problems = useAttention((state) => state.problems);
  const hasText = useAttention((state) => state.summary !== undefined);
  const isLab = useAttention((state) => state.lab !== undefined);
  const drop = useFileDrop((transfer) => void session.openFiles(filesOf(transfer.files)));
  useAddress(ATTENTION_PAGE, session.state, attentionAddressOf);
  return (
    <div className={styles.page} {...drop.handlers}>
      <Header />
      {!isLab && <TextBar />}
      <ModelBar />
      <Problems problems={problems} onClose={() => session.forgetProblems()} />
      <main className={styles.main} data-dropping={drop.isOver || undefined}>
        <p className={styles.caveat} role="note">
          <strong>Where every piece of a text comes from, and whether a model looks there.</strong> Attention to the
          source is neither necessary nor sufficient for its use: a head may look at a place and take nothing from it,
          and a value may come another way, through other layers. Attention alone misses retrieval that is not literal
          (Wu et al., arXiv 2404.15574; LOCOS, arXiv 2607.01002). Interventions tell more; <code>npm run lab</code>{' '}
          makes them.
        </p>
        <Opening />
        {hasText && (
          <div className={styles.panels}>
            <div className={styles.map}>
              <MapPanel />
            </div>
            <div className={styles.arcs}>
              <ArcsPanel />
            </div>
            <div className={styles.heads}>
              <HeadsPanel />
            </div>
            <div className={styles.reads}>
              <ReadsPanel />
            </div>
            <div className={styles.distances}>
              <DistancesPanel />
            </div>
          </div>
        )}
      </main>
    </div>
  );
}

/** What is being opened, how far it is, and the way to give it up. */
function Opening() {
  const session = useAttentionSession();
  const opening = useAttention((state) => state.opening);
  if (!opening) return null;
  return (
    <section className={styles.opening} aria-label="Opening">
      <span role="status">Opening {opening.what} …</span>
      <progress max={1} value={opening.share} aria-label="Done so far" />
      <span>{grouped(Math.floor(100 * opening.share))} %</span>
      <Button size="small" onClick={() => session.cancel()}>
        Cancel
      </Button>
    </section>
  );
}
