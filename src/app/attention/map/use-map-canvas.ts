import { useEffect, useRef, type RefObject } from 'react';
import { PIECE_KINDS, type PieceKind } from '../../../attention/oracle/piece.ts';
import type { TileColours } from '../../../workers/attention/attention-views.ts';
import { KIND_COLOURS } from '../kinds.ts';
import { useAttentionSession } from '../use-attention.ts';
import type { AttentionState } from '../attention-session.ts';
import { MapCanvas } from './map-canvas.ts';

/** Milliseconds without a move after which the address is written: browsers refuse it when it is written too often. */
const WRITE_PLACE_AFTER_MS = 250;

/** The map on a canvas: follows the text, the kind, the head, the theme and the size that are shown. */
export function useMapCanvas(canvas: RefObject<HTMLCanvasElement | null>): RefObject<MapCanvas | undefined> {
  const session = useAttentionSession();
  const map = useRef<MapCanvas>(undefined);
  useEffect(() => {
    const element = canvas.current!;
    let writing: ReturnType<typeof setTimeout> | undefined;
    const drawn = new MapCanvas(
      element,
      (request) => session.service.tile(request),
      (place, isWhole) => {
        clearTimeout(writing);
        writing = setTimeout(() => session.choose({ place: isWhole ? undefined : place }), WRITE_PLACE_AFTER_MS);
      },
    );
    map.current = drawn;
    const show = ({ summary, kind, head, model, place }: AttentionState, isOther: boolean) => {
      if (summary) drawn.show(summary, { kind, head: model && head, colours: coloursOf(element) }, place, isOther);
    };
    const light = async (read: number | undefined) => {
      const view = read === undefined ? undefined : await session.service.read(read).catch(() => undefined);
      if (session.state.getState().read === read) drawn.light(view, true);
    };
    const now = session.state.getState();
    const resizing = new ResizeObserver(() => drawn.resize(element.clientWidth, element.clientHeight));
    drawn.resize(element.clientWidth, element.clientHeight);
    show(now, true);
    void light(now.read);
    resizing.observe(element);
    const theme = new MutationObserver(() => show(session.state.getState(), false));
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const end = session.state.subscribe((state, before) => {
      const isOther = state.round !== before.round;
      if (isOther || state.kind !== before.kind || state.head !== before.head) show(state, isOther);
      if (isOther || state.read !== before.read) void light(state.read);
    });
    return () => {
      end();
      clearTimeout(writing);
      resizing.disconnect();
      theme.disconnect();
      drawn.end();
    };
  }, [canvas, session]);
  return map;
}

/** The theme's colours as the worker draws with them. */
function coloursOf(element: Element): TileColours {
  const style = getComputedStyle(element);
  const colour = (variable: string): string => style.getPropertyValue(variable).trim();
  // All kinds are among them.
  const kinds = Object.fromEntries(PIECE_KINDS.map((kind) => [kind, colour(KIND_COLOURS[kind])])) as Record<
    PieceKind,
    string
  >;
  return {
    ground: colour('--panel'),
    prompt: colour('--soft'),
    future: colour('--line'),
    heat: colour('--ink'),
    kinds,
  };
}
