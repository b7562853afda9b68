import { grouped } from '../../../base/grouped.ts';
import type { HeadName, ReadView } from '../../../workers/attention/attention-views.ts';
import { Panel } from '../../kit/Panel.tsx';
import { useAnswer } from '../../lists/use-answer.ts';
import { Figure } from '../Figure.tsx';
import { KIND_COLOURS } from '../kinds.ts';
import { useAttention, useAttentionSession } from '../use-attention.ts';
import styles from './ArcsPanel.module.css';

/** Pixels of a character of 12 px in the page's font for code, which is 0.6 em wide. */
const CHARACTER = 7.2;
const LINE = 34;
/** Room for the number of a line. */
const NUMBERS = 48;
/** Room between lines of which others are left out. */
const GAP = 10;
const FONT = 12;

/** The chosen read over its lines, with an arc from each source. */
export function ArcsPanel() {
  const session = useAttentionSession();
  const round = useAttention((state) => state.round);
  const read = useAttention((state) => state.read);
  const head = useAttention((state) => state.model && state.head);
  const view = useAnswer(
    String(round),
    head ? `${read} ${head.layer}.${head.head}` : String(read),
    read === undefined ? undefined : () => session.service.read(read, head),
  );
  return (
    <Panel title="Where it comes from" {...(view && { note: sentenceOf(view) })}>
      {view && read !== undefined ? (
        <Figure
          title="Where it comes from"
          words={`${sentenceOf(view)}.${head ? ` ${headSentence(head, view)}` : ''} Lines of the text, numbered from 1 with the prompt; left out are those without a source.${view.hidden > 0 ? ` ${grouped(view.hidden)} earlier sources are not drawn.` : ''}`}
          file="arcs"
        >
          {() => <Arcs view={view} />}
        </Figure>
      ) : (
        <p className={styles.hint}>
          Choose a read in the map or in the list: arcs show where each of its characters comes from.
        </p>
      )}
    </Panel>
  );
}

const WAYS = {
  input: 'copied from the prompt',
  written: 'copied from where it was written',
  computed: 'computed from',
  empty: 'empty',
  constant: 'fixed',
} as const;

function sentenceOf({ kind, name, value, way, from, distance }: ReadView): string {
  const source = way === 'computed' ? ` ${from}` : way === 'written' ? `, ${from}` : '';
  return `${name === kind ? kind : `${kind} ${name}`}: “${value}”, ${WAYS[way]}${source}; ${grouped(distance)} characters back`;
}

/** What the chosen head does at the read. */
function headSentence({ layer, head }: HeadName, { head: found }: ReadView): string {
  if (!found) return `What head ${layer}.${head} does there is not known: its file or its probe has no row for it.`;
  const largest = found.isHit ? 'its largest weight is on one of them' : 'its largest weight is elsewhere';
  return `Head ${layer}.${head} has ${(100 * found.mass).toFixed(1)} % of its attention on the sources; ${largest}.`;
}

interface Placed {
  readonly x: number;
  readonly width: number;
  readonly top: number;
}

function Arcs({ view }: { readonly view: ReadView }) {
  const { lines, at, sources, kind } = view;
  const tops: number[] = [];
  let height = 6;
  lines.forEach(({ line }, index) => {
    if (index > 0 && lines[index - 1]!.line !== line - 1) height += GAP;
    tops.push(height);
    height += LINE;
  });
  const width = NUMBERS + CHARACTER * Math.max(...lines.map(({ text }) => text.length)) + 16;
  const placed = ([from, to]: readonly [number, number]): Placed | undefined => {
    const index = lines.findLastIndex((line) => line.from <= from && from < line.from + Math.max(1, line.text.length));
    if (index < 0) return undefined;
    const first = lines[index]!.from;
    const end = Math.min(to, first + lines[index]!.text.length);
    return {
      x: NUMBERS + CHARACTER * (from - first),
      width: Math.max(CHARACTER, CHARACTER * (end - from)),
      top: tops[index]!,
    };
  };
  const target = placed(at);
  const from = sources.map(placed).filter((each) => each !== undefined);
  return (
    <svg
      width={width}
      height={height + 6}
      role="img"
      aria-label={sentenceOf(view)}
      style={{ color: `var(${KIND_COLOURS[kind]})` }}
    >
      {from.map((each) => (
        <rect
          key={`${each.x} ${each.top}`}
          className={styles.source}
          x={each.x}
          y={each.top + 13}
          width={each.width}
          height={18}
          rx={3}
        />
      ))}
      {target && (
        <rect className={styles.target} x={target.x} y={target.top + 13} width={target.width} height={18} rx={3} />
      )}
      {lines.map(({ line, text, isCut }, index) => (
        <g key={`${line} ${index}`}>
          <text className={styles.number} x={NUMBERS - 10} y={tops[index]! + 26} textAnchor="end">
            {grouped(line + 1)}
          </text>
          {isCut && (
            <text className={styles.number} x={NUMBERS - 1} y={tops[index]! + 26} textAnchor="end">
              …
            </text>
          )}
          <text className={styles.text} x={NUMBERS} y={tops[index]! + 26} fontSize={FONT} xmlSpace="preserve">
            {text}
          </text>
        </g>
      ))}
      {target &&
        from.map((each) => <path key={`${each.x} ${each.top}`} className={styles.arc} d={arcOf(each, target)} />)}
    </svg>
  );
}

/** A curve from the middle of a source to the middle of the read: above the line where both are in one, else from line to line. */
function arcOf(source: Placed, target: Placed): string {
  const [x, end] = [source.x + source.width / 2, target.x + target.width / 2];
  if (source.top === target.top) {
    const up = target.top + 13 - Math.min(18, 6 + Math.abs(end - x) / 12);
    return `M${x} ${source.top + 13}C${x} ${up} ${end} ${up} ${end} ${target.top + 13}`;
  }
  const [y, bottom] = [source.top + 31, target.top + 13];
  const middle = (y + bottom) / 2;
  return `M${x} ${y}C${x} ${middle} ${end} ${middle} ${end} ${bottom}`;
}
