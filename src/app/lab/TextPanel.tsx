import { memo, useEffect, useId, useMemo, useRef, useState, type CSSProperties, type RefObject } from 'react';
import { reasonOf } from '../../base/problems.ts';
import type { MachineText } from '../../workers/lab/lab-views.ts';
import { saveFile } from '../kit/browser/save-file.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Panel.tsx';
import { attentionPicture } from './attention-picture.ts';
import type { LabSession } from './lab-session.ts';
import { lineNames, useLookedAt, useTokens, type LookedAt } from './looked-at.ts';
import styles from './Text.module.css';
import { tokenKeys } from './token-keys.ts';
import { useLab, useLabSession, useWriting } from './use-lab.ts';

/** The prompt and what the model wrote, line by line, with the attention at the token that is looked at drawn over it. */
export function TextPanel() {
  const { session } = useLabSession();
  const list = useRef<HTMLDivElement>(null);
  const text = useWriting((state) => state.text);
  const tokens = useTokens();
  const difference = useWriting((state) => state.written?.difference);
  const chosen = useLab((state) => state.choice.token);
  const looked = useLookedAt();
  const id = useId();
  const lines = useMemo(() => (text ? drawnLines(text, tokens.length) : []), [text, tokens.length]);
  useEffect(() => {
    if (chosen !== undefined) document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, id]);
  return (
    <Panel title="Text" note={text && 'prompt, then what the model wrote'} actions={<Saving list={list} />}>
      <div
        ref={list}
        className={styles.text}
        role="listbox"
        aria-label="Tokens of the text"
        tabIndex={0}
        aria-activedescendant={chosen !== undefined && chosen < tokens.length ? `${id}-${chosen}` : undefined}
        onKeyDown={(event) => {
          if (tokenKeys(event.key, { session, lines, tokens: tokens.length, token: chosen, text }))
            event.preventDefault();
        }}
        onPointerLeave={() => session.point(undefined)}
      >
        {lines.map(({ name, from, to }) => (
          <div key={from} className={styles.line} role="group" aria-label={/^\d/.test(name) ? `step ${name}` : name}>
            <span className={styles.name} aria-hidden>
              {name}
            </span>
            {tokens.slice(from, to).map((token, index) => (
              <Token
                key={from + index}
                id={`${id}-${from + index}`}
                position={from + index}
                token={token}
                kind={from + index === difference?.position ? 'wrong' : (text!.kinds[from + index] ?? 'end')}
                isChosen={from + index === chosen}
                {...marksOf(looked, from + index)}
                session={session}
              />
            ))}
          </div>
        ))}
      </div>
    </Panel>
  );
}

/** A line as it is drawn. */
export interface DrawnLine {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The lines of the text as far as it came; what goes beyond the machine's text is a line of its own. */
function drawnLines(text: MachineText, length: number): DrawnLine[] {
  const names = lineNames(text);
  const lines = text.lines.map(({ from, to }, line) => ({ name: names[line]!, from, to: Math.min(to, length) }));
  const end = text.lines.at(-1)?.to ?? 0;
  return [...lines, { name: 'beyond', from: end, to: length }].filter(({ from, to }) => from < to);
}

interface Marks {
  /** The weight of the head, in thousandths; less than one is not drawn. */
  readonly weight: number;
  readonly isLookedAt: boolean;
  readonly isSource: boolean;
}

const marksOf = (looked: LookedAt | undefined, position: number): Marks => ({
  weight: Math.round(1000 * (looked?.weights[position] ?? 0)),
  isLookedAt: looked?.token === position,
  isSource: looked?.source === position,
});

interface TokenProps extends Marks {
  readonly id: string;
  readonly position: number;
  readonly token: string;
  readonly kind: string;
  readonly isChosen: boolean;
  readonly session: LabSession;
}

/** One token; drawn again only when something about it changes. */
const Token = memo(function Token(props: TokenProps) {
  const { id, position, token, kind, isChosen, weight, isLookedAt, isSource, session } = props;
  const said = [isSource && 'the source', weight > 0 && `weight ${weight / 10} %`].filter(Boolean).join(', ');
  return (
    // The list handles keys: it has the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <span
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-label={`${token}, ${kind}${said && `, ${said}`}`}
      className={styles.token}
      data-kind={kind}
      data-looked={isLookedAt || undefined}
      data-source={isSource || undefined}
      data-seen={weight > 0 || undefined}
      style={weight > 0 ? ({ '--weight': `${weight / 10}%` } as CSSProperties) : undefined}
      onPointerEnter={() => session.point(position)}
      onClick={() => session.choose({ token: position })}
    >
      {token}
    </span>
  );
});

/** Saves the text with what is drawn over it. */
function Saving({ list }: { readonly list: RefObject<HTMLDivElement | null> }) {
  const [failure, setFailure] = useState('');
  const save = async () => {
    try {
      setFailure('');
      if (list.current) saveFile(await attentionPicture(list.current), 'attention.svg');
    } catch (problem) {
      setFailure(`It could not be saved: ${reasonOf(problem)}.`);
    }
  };
  return (
    <>
      <span role="status">{failure}</span>
      <Button
        size="small"
        aria-label="Save the text as SVG"
        title="Save the text with its attention as SVG"
        onClick={() => void save()}
      >
        SVG
      </Button>
    </>
  );
}
