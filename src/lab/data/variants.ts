/** A form of the lab's texts. All are made of the same runs, so variants are compared on the same instances and addresses. */
export interface LabVariant {
  readonly id: string;
  readonly title: string;
  /** What it leaves out, as a sentence. */
  readonly summary: string;
  /** Whether there is anything but the answer. */
  readonly showsSteps: boolean;
  /** Whether a step writes out what it fetches. */
  readonly showsOperands: boolean;
  /** Whether a step says which state comes next. */
  readonly showsStates: boolean;
  /** Atomic states a line. */
  readonly stepsPerLine: number;
}

/** TAIL, TAIL without one of its three modules, and the answer alone. */
export const LAB_VARIANTS = [
  {
    id: 'tail',
    title: 'TAIL',
    summary: 'Every atomic state: addresses and operands, addresses and results, the next state.',
    showsSteps: true,
    showsOperands: true,
    showsStates: true,
    stepsPerLine: 1,
  },
  {
    id: 'without-memory-fetcher',
    title: 'Without memory fetcher',
    summary: 'No operands are written out: behind the address of a cell that is read comes no symbol.',
    showsSteps: true,
    showsOperands: false,
    showsStates: true,
    stepsPerLine: 1,
  },
  {
    id: 'without-atomic-state',
    title: 'Without atomic state',
    summary:
      'One level coarser: two steps make one line, first all operands, then all results, then the state after both.',
    showsSteps: true,
    showsOperands: true,
    showsStates: true,
    stepsPerLine: 2,
  },
  {
    id: 'without-linear-transition',
    title: 'Without linear transition',
    summary: 'No step says which state comes next, nor the last that the machine halts.',
    showsSteps: true,
    showsOperands: true,
    showsStates: false,
    stepsPerLine: 1,
  },
  {
    id: 'direct',
    title: 'Direct answer',
    summary: 'The answer alone.',
    showsSteps: false,
    showsOperands: false,
    showsStates: false,
    stepsPerLine: 1,
  },
] as const satisfies readonly LabVariant[];

/** The id of a variant. */
export type LabVariantId = (typeof LAB_VARIANTS)[number]['id'];

/** The variant with this id. */
export function labVariant(id: LabVariantId): LabVariant {
  return LAB_VARIANTS.find((variant) => variant.id === id)!;
}
