import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { reasonOf } from '../../../base/problems.ts';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import { Button } from '../../kit/Button.tsx';
import { saveFile } from '../../kit/browser/save-file.ts';
import { useOneFrameLater } from '../../kit/browser/use-one-frame-later.ts';
import { useHeight, useWidth } from '../../kit/browser/use-width.ts';
import { useAnswer } from '../../lists/use-answer.ts';
import { usePointedUses, useSession, useShown, useTrace } from '../../session/session-context.ts';
import type { Run } from '../../session/trace-state.ts';
import { diagramPng, diagramSvg } from '../../views/diagram/save-image.ts';
import { DrawingView, PIXELS_PER_EM } from '../../views/drawing/DrawingView.tsx';
import { usesInWords } from '../../views/uses-in-words.ts';
import styles from './DrawingPanel.module.css';

interface DrawingPanelProps {
  readonly run: Run;
  /** Whether legend and files are left out, so that the picture has all the room. */
  readonly isBare?: boolean;
}

/** The problem's picture at the cursor, read from the tapes, with its legend and its files. */
export default function DrawingPanel({ run, isBare = false }: DrawingPanelProps) {
  const { machine } = run;
  const { trace } = run.summary;
  const session = useSession();
  const { service } = session;
  // The tapes are what a person steps for.
  const moment = useOneFrameLater(useShown((shown) => shown.moment));
  const step = moment?.configuration.step ?? 0;
  // The atomic state that a picture was asked for stays with it: the cursor may be ahead of the answer.
  const atomicState = moment?.atomicState ?? undefined;
  const answer = useAnswer(String(trace), String(step), async () => ({
    model: await service.drawing(trace, step),
    atomicState,
  }));
  const model = answer?.model;
  const pointed = useTrace((state) => state.pointed);
  const uses = usePointedUses();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const height = useHeight(place);
  useLitInView(place, model);
  const svg = useRef<SVGSVGElement>(null);
  const [failure, setFailure] = useState('');
  const point = useCallback((value: PointedValue | undefined) => session.point(value), [session]);
  const follow = useCallback((value: PointedValue) => session.jumps.toWriterOf(value), [session]);
  const save = async (kind: 'svg' | 'png') => {
    const drawn = svg.current;
    if (!drawn) return;
    setFailure('');
    try {
      const size = { width: drawn.viewBox.baseVal.width, height: drawn.viewBox.baseVal.height };
      const file = kind === 'svg' ? await diagramSvg(drawn, size) : await diagramPng(drawn, size);
      saveFile(file, `${machine.name}-picture-step-${step}.${kind}`);
    } catch (error) {
      setFailure(`The picture could not be made: ${reasonOf(error)}.`);
    }
  };
  const scale = PIXELS_PER_EM / emOf(place.current);
  return (
    <div className={styles.panel}>
      {model && !isBare && (
        <div className={styles.tools}>
          <ul className={styles.legend} aria-label="Signs in the picture">
            <li data-sign="fetched">fetched</li>
            <li data-sign="result">written</li>
            <li data-sign="head">head</li>
          </ul>
          {(['svg', 'png'] as const).map((kind) => (
            <Button
              key={kind}
              size="small"
              aria-label={`Save the picture as ${kind.toUpperCase()}`}
              onClick={() => void save(kind)}
            >
              {kind.toUpperCase()}
            </Button>
          ))}
        </div>
      )}
      {failure && <p role="alert">{failure}</p>}
      <div ref={place} className={styles.place} data-picture-step={model?.step}>
        {model === null && <p className={styles.none}>Nothing says how the problem of this machine is drawn.</p>}
        {answer && model && width > 0 && (
          <DrawingView
            model={model}
            title={machine.name}
            atomicState={answer.atomicState}
            pointed={pointed}
            width={width * scale}
            height={height * scale}
            fills={isBare}
            onPoint={point}
            onFollow={follow}
            svg={svg}
          />
        )}
      </div>
      {uses && (
        <p className={styles.uses} role="status">
          {usesInWords(uses)}
        </p>
      )}
    </div>
  );
}

/** Scrolls a picture that is larger than its room to what the atomic state has fetched or written. */
function useLitInView(place: RefObject<HTMLElement | null>, model: unknown): void {
  useEffect(() => {
    const room = place.current;
    if (!room || (room.scrollHeight <= room.clientHeight && room.scrollWidth <= room.clientWidth)) return;
    room.querySelector('[data-light="result"], [data-light]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [place, model]);
}

/** The type size of the drawing in pixels, which a page may have enlarged. */
function emOf(place: HTMLElement | null): number {
  const size = place ? Number.parseFloat(getComputedStyle(place).fontSize) : Number.NaN;
  return Number.isFinite(size) ? size : PIXELS_PER_EM;
}
