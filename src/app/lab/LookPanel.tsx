import { CornerDownLeft, CornerUpLeft } from 'lucide-react';
import { percent } from '../../base/percent.ts';
import type { HeadScore } from '../../workers/lab/lab-views.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Panel.tsx';
import styles from './Look.module.css';
import { useLookedAt, useTokens, type LookedAt } from './looked-at.ts';
import { useLab, useLabSession, useWriting } from './use-lab.ts';

/** Where the model looked: a head to look through, and its weights at one token. */
export function LookPanel() {
  const heads = useWriting((state) => state.heads);
  return (
    <Panel title="Where it looked" note="weights of one attention head">
      {/* The panel scrolls. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.look} tabIndex={0} aria-label="Where the model looked">
        {heads.length === 0 ? (
          <p className={styles.hint}>It is shown when the text is written.</p>
        ) : (
          <>
            <Heads heads={heads} />
            <HeadWords />
            <Looked />
            <Keys />
          </>
        )}
      </section>
    </Panel>
  );
}

/** All heads with how often each found the source. */
function Heads({ heads }: { readonly heads: readonly HeadScore[] }) {
  const { session } = useLabSession();
  const map = useWriting((state) => state.map);
  const localHeads = useWriting((state) => state.facts?.localHeads);
  const layers = [...new Set(heads.map(({ layer }) => layer))];
  return (
    <fieldset className={styles.heads}>
      <legend>Layer and head; how often the largest weight is on the source</legend>
      {layers.map((layer) => (
        <div key={layer} className={styles.layer}>
          <span aria-hidden>layer {layer + 1}</span>
          {heads
            .filter((each) => each.layer === layer)
            .map(({ head, hits, of }) => (
              <label key={head} className={styles.head}>
                <input
                  type="radio"
                  name="head"
                  className="visually-hidden"
                  aria-label={`Layer ${layer + 1}, head ${head + 1}, ${head < (localHeads?.[layer] ?? 0) ? 'local' : 'global'}${of > 0 ? `: ${percent(hits / of)}` : ''}`}
                  checked={map?.layer === layer && map.head === head}
                  onChange={() => session.choose({ layer, head })}
                />
                <span>{head < (localHeads?.[layer] ?? 0) ? 'local' : 'global'}</span>
                <span>{of > 0 ? `${Math.floor((100 * hits) / of)} %` : '–'}</span>
              </label>
            ))}
        </div>
      ))}
    </fieldset>
  );
}

/** What the head does in this text, and whether it was trained to. */
function HeadWords() {
  const map = useWriting((state) => state.map);
  const facts = useWriting((state) => state.facts);
  if (!map || !facts) return null;
  const { layer, head, hits, of } = map;
  const { layers, heads, recipe } = facts;
  const isTrained = layer === layers - 1 && head === heads - 1 && recipe.attention.some((weight) => weight > 0);
  return (
    <p className={styles.hint}>
      {of === 0
        ? 'No token of this text is fetched from another one. '
        : `Largest weight on the source at ${hits} of ${of} fetched tokens. `}
      {isTrained && of > 0 && 'This head was trained to look at sources, so this is no finding about models.'}
    </p>
  );
}

/** The weights at the token that is looked at, the largest first. */
function Looked() {
  const looked = useLookedAt();
  const tokens = useTokens();
  const { session } = useLabSession();
  const hasFollowed = useLab((state) => state.followed.length > 0);
  const promptLength = useWriting((state) => state.text?.promptLength) ?? 0;
  if (!looked || looked.token >= tokens.length)
    return <p className={styles.hint}>Point at a token of the text, or move there with the arrow keys.</p>;
  const { token, source, weights } = looked;
  return (
    <div className={styles.looked}>
      <p>
        <strong>{tokens[token]}</strong>, token {token}
        {token < promptLength
          ? ': part of the prompt, the model did not write it.'
          : '. When it wrote this, it looked at:'}
      </p>
      {token >= promptLength && <Largest looked={looked} tokens={tokens} />}
      {source !== undefined && (
        <p>
          Its true source is token {source}, <strong>{tokens[source]}</strong>, with weight{' '}
          {percent(weights[source] ?? 0)}.
        </p>
      )}
      <div className={styles.bar}>
        <Button size="small" disabled={source === undefined} onClick={() => session.follow(token)}>
          <CornerUpLeft size={14} aria-hidden /> Go to its source
        </Button>
        <Button size="small" disabled={!hasFollowed} onClick={() => session.goBack()}>
          <CornerDownLeft size={14} aria-hidden /> Back
        </Button>
      </div>
    </div>
  );
}

/** Weights that are listed. */
const LISTED = 5;

function Largest({ looked, tokens }: { readonly looked: LookedAt; readonly tokens: readonly string[] }) {
  const largest = [...looked.weights.keys()]
    .toSorted((one, other) => looked.weights[other]! - looked.weights[one]!)
    .slice(0, LISTED);
  return (
    <ol className={styles.weights}>
      {largest.map((at) => (
        <li key={at}>
          <span className={styles.symbol}>{tokens[at]}</span>
          <span className={styles.quiet}>token {at}</span>
          <span className={styles.track} aria-hidden>
            <span className={styles.fill} style={{ width: `${100 * looked.weights[at]!}%` }} />
          </span>
          <span className={styles.share}>{percent(looked.weights[at]!)}</span>
        </li>
      ))}
    </ol>
  );
}

function Keys() {
  return (
    <p className={styles.hint}>
      <span className={styles.swatch} data-kind="weight" /> weight <span className={styles.swatch} data-kind="source" />{' '}
      true source <span className={styles.swatch} data-kind="looked" /> looked at. In the text: arrows move, N and P go
      to the next and the last fetched token, S to its source, B back.
    </p>
  );
}
