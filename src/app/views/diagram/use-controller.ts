import { useLayoutEffect, useRef, type RefObject } from 'react';
import { DiagramController, type DiagramListener } from './controller.ts';
import type { Step } from './lights.ts';
import type { ShownDiagram } from './use-diagram.ts';

/** Ties a controller to the drawing in `svg`. */
export function useController(
  shown: ShownDiagram | undefined,
  { state, previousState }: Step,
  listener: DiagramListener,
): { readonly svg: RefObject<SVGSVGElement | null>; readonly controller: RefObject<DiagramController | null> } {
  const svg = useRef<SVGSVGElement>(null);
  const controller = useRef<DiagramController>(null);
  useLayoutEffect(() => {
    const made = new DiagramController(svg.current!);
    controller.current = made;
    return () => made.end();
  }, []);
  useLayoutEffect(() => {
    controller.current!.listener = listener;
  });
  useLayoutEffect(() => {
    if (shown) controller.current!.draw(shown);
  }, [shown]);
  useLayoutEffect(() => {
    controller.current!.step({ state, previousState });
  }, [state, previousState]);
  return { svg, controller };
}
