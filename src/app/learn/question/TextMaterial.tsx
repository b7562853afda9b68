import { useEffect, useRef } from 'react';
import type { ShownBlock, ShownPiece, ShownText } from '../../../learn/question.ts';
import type { Answering } from './material.ts';
import roles from '../../kit/styles/roles.module.css';
import styles from './Material.module.css';

interface BlocksProps {
  readonly blocks: readonly ShownBlock[];
  readonly isCut: boolean;
  /** Names the text to a screen reader. */
  readonly label: string;
  readonly query?: string;
  /** What is chosen: spans or blocks. */
  readonly form?: 'span' | 'block' | undefined;
  readonly answer: Answering['answer'];
  readonly onAnswer?: Answering['onAnswer'];
  readonly place: Answering['place'];
}

/** The query and the text of a run; what is asked for, spans or blocks, can be chosen. */
export function TextMaterial({
  shown,
  form,
  ...answering
}: Answering & { readonly shown: ShownText; readonly form: 'span' | 'block' | undefined }) {
  return (
    <BlocksMaterial
      blocks={shown.blocks}
      isCut={shown.isCut}
      label="Text of the run"
      query={shown.query}
      {...(form && { form })}
      {...answering}
    />
  );
}

/** A text, block by block. */
export function BlocksMaterial({ blocks, isCut, label, query, form, answer, onAnswer, place }: BlocksProps) {
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = scroller.current;
    const shown = place ? '[data-shown]' : '[data-asked]';
    const target = box?.querySelector<HTMLElement>(shown);
    if (box && target) box.scrollTop += target.getBoundingClientRect().top - box.getBoundingClientRect().top - 120;
  }, [place]);
  return (
    // A long text scrolls, with the keys, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} className={styles.blocks} role="group" aria-label={label} tabIndex={0}>
      {query !== undefined && (
        <div className={styles.query}>
          {form === 'span' ? (
            <Span span={0} text={query} name="the question itself" {...{ answer, onAnswer, place }} />
          ) : (
            query
          )}
        </div>
      )}
      {blocks.map((block, number) => (
        // Blocks have no name of their own.
        // oxlint-disable-next-line react/no-array-index-key
        <Block key={number} {...{ block, number, form, answer, onAnswer, place }} />
      ))}
      {isCut && <p className={styles.more}>…</p>}
    </div>
  );
}

interface BlockProps extends Pick<BlocksProps, 'form' | 'answer' | 'onAnswer' | 'place'> {
  readonly block: ShownBlock;
  readonly number: number;
}

function Block({ block, number, form, answer, onAnswer, place }: BlockProps) {
  const isShown = place?.kind === 'block' && place.block === number;
  const isChosen = answer?.form === 'block' && answer.block === number;
  const className = [styles.block, isChosen && styles.chosen, isShown && styles.shown].filter(Boolean).join(' ');
  const pieces = block.pieces.map((piece, at) => (
    // Pieces have no name of their own.
    // oxlint-disable-next-line react/no-array-index-key
    <Piece key={at} {...{ piece, form, answer, onAnswer, place }} />
  ));
  if (form === 'block')
    return (
      <button
        type="button"
        className={className}
        aria-pressed={isChosen}
        aria-disabled={!onAnswer}
        data-block={number}
        data-shown={isShown || undefined}
        onClick={() => onAnswer?.({ form: 'block', block: number })}
      >
        {pieces}
      </button>
    );
  return (
    <div className={className} data-block={number} data-shown={isShown || undefined}>
      {pieces}
    </div>
  );
}

interface PieceProps extends Pick<BlocksProps, 'form' | 'answer' | 'onAnswer' | 'place'> {
  readonly piece: ShownPiece;
}

function Piece({ piece: { text, role, span, isAsked }, form, answer, onAnswer, place }: PieceProps) {
  if (isAsked)
    return (
      <mark className={styles.operand} data-asked>
        {text}
      </mark>
    );
  if (span !== undefined && form === 'span')
    return (
      <span className={roles[role]}>
        <Span span={span} text={text} {...{ answer, onAnswer, place }} />
      </span>
    );
  return <span className={roles[role]}>{text}</span>;
}

interface SpanProps extends Pick<BlocksProps, 'answer' | 'onAnswer' | 'place'> {
  readonly span: number;
  readonly text: string;
  readonly name?: string;
}

/** A value that can be chosen. */
function Span({ span, text, name, answer, onAnswer, place }: SpanProps) {
  const isShown = place?.kind === 'span' && place.span === span;
  const isChosen = answer?.form === 'span' && answer.span === span;
  return (
    <button
      type="button"
      className={[styles.span, isChosen && styles.chosen, isShown && styles.shown].filter(Boolean).join(' ')}
      aria-pressed={isChosen}
      aria-disabled={!onAnswer}
      {...(name !== undefined && { 'aria-label': `${name}: ${text}` })}
      data-span={span}
      data-shown={isShown || undefined}
      onClick={() => onAnswer?.({ form: 'span', span })}
    >
      {text}
    </button>
  );
}
