import { PIECE_KINDS } from '../../../attention/oracle/piece.ts';
import { grouped } from '../../../base/grouped.ts';
import type { MapSummary } from '../../../workers/attention/attention-views.ts';
import { Explanation } from '../../kit/Explanation.tsx';
import { KIND_COLOURS, KIND_WORDS } from '../kinds.ts';
import { useAttention, useAttentionSession } from '../use-attention.ts';
import styles from './MapPanel.module.css';

/** The kinds of reads with their colours and how many there are: pressing one shows it alone. */
export function KindLegend({ summary }: { readonly summary: MapSummary }) {
  const session = useAttentionSession();
  const kind = useAttention((state) => state.kind);
  return (
    <div className={styles.legend} role="group" aria-label="Kinds of reads">
      <button type="button" aria-pressed={kind === 'all'} onClick={() => session.choose({ kind: 'all' })}>
        all {grouped(summary.reads)}
      </button>
      {PIECE_KINDS.filter((each) => summary.kinds[each] !== undefined).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={kind === each}
          title={KIND_WORDS[each].words}
          onClick={() => session.choose({ kind: kind === each ? 'all' : each })}
        >
          <i style={{ background: `var(${KIND_COLOURS[each]})` }} aria-hidden />
          {KIND_WORDS[each].title} {grouped(summary.kinds[each]!)}
        </button>
      ))}
      <Explanation
        of="kinds of reads"
        entries={PIECE_KINDS.map((each) => ({ name: KIND_WORDS[each].title, words: KIND_WORDS[each].words }))}
      />
    </div>
  );
}
