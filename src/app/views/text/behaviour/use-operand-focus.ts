import { useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

/** An operand in the text: the position of its state and its place among the state's segments. */
export interface OperandPlace {
  readonly position: number;
  readonly place: number;
}

/** The place of the button that unfolds a state: before its first operand. */
export const DISCLOSURE = -1;

/** The operand that an event is on. */
export function operandUnder(target: EventTarget | null): OperandPlace | undefined {
  const operand = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  const state = operand?.closest<HTMLElement>('[data-state]');
  return operand && state
    ? { position: Number(state.dataset['state']), place: Number(operand.dataset['place']) }
    : undefined;
}

/**
 * One operand of the text takes part in the Tab order, the first of the current state until another has been focused. Left and
 * right go from operand to operand and to the button that unfolds a state, up and down from state to state.
 */
export function useOperandFocus(scroller: RefObject<HTMLElement | null>, position: number) {
  const [held, setHeld] = useState<{ position: number; focused: OperandPlace | undefined }>({
    position,
    focused: undefined,
  });
  // When the cursor moves, Tab leads to where it is now.
  const focused = held.position === position ? held.focused : undefined;

  const onFocus = (event: FocusEvent) => {
    const operand = operandUnder(event.target);
    if (operand) setHeld({ position, focused: operand });
  };

  /** Moves by a key; false when the key means nothing on an operand. */
  const move = (event: KeyboardEvent): boolean => {
    const from = event.target instanceof Element ? event.target.closest('[data-place]') : null;
    if (!from || !scroller.current) return false;
    const next = neighbour(scroller.current, from, event.key);
    if (next === undefined) return false;
    next?.focus();
    return true;
  };
  return { focused, onFocus, move };
}

/** The operand that a key leads to; null at an end, undefined for another key. */
function neighbour(text: HTMLElement, from: Element, key: string): HTMLElement | null | undefined {
  const items = [...text.querySelectorAll<HTMLElement>('[data-place]')].toSorted(inOrderOfText);
  const index = items.indexOf(from as HTMLElement);
  const state = stateOf(from);
  // Up and down lead from operand to operand, and from one of these buttons to the next.
  const operands = items.filter((item) => isDisclosure(item) === isDisclosure(from));
  switch (key) {
    case 'ArrowLeft':
      return items[index - 1] ?? null;
    case 'ArrowRight':
      return items[index + 1] ?? null;
    case 'ArrowUp': {
      const before = operands.findLast((operand) => stateOf(operand) < state);
      return before ? operands.find((operand) => stateOf(operand) === stateOf(before))! : null;
    }
    case 'ArrowDown':
      return operands.find((operand) => stateOf(operand) > state) ?? null;
    default:
      return undefined;
  }
}

const isDisclosure = (item: Element): boolean => operandUnder(item)?.place === DISCLOSURE;

const stateOf = (operand: Element): number => Number(operand.closest<HTMLElement>('[data-state]')!.dataset['state']);

/** Rows that are kept although they are out of view may be out of order in the document. */
function inOrderOfText(one: HTMLElement, other: HTMLElement): number {
  const first = operandUnder(one)!;
  const second = operandUnder(other)!;
  return first.position - second.position || first.place - second.place;
}
