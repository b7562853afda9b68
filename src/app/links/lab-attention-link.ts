import type { LabInstance } from '../../lab/machines/lab-machine.ts';

/** The id of the Attention page in addresses. */
export const ATTENTION_PAGE = 'attention';

/** A text of a Lab machine and the published model that reads it. */
export interface LabText {
  /** The name of its run. */
  readonly model: string;
  readonly instance: LabInstance;
  /** What the addresses of the cells are drawn with. */
  readonly addresses: number;
  /** The head that is looked through; undefined for the one that finds most sources. */
  readonly head?: { readonly layer: number; readonly head: number } | undefined;
}

/** The address of the Attention page on a text of the Lab. */
export function labAttentionAddress({ model, instance, addresses, head }: LabText): string {
  const parts = new URLSearchParams({
    page: ATTENTION_PAGE,
    model,
    input: JSON.stringify(instance),
    addresses: String(addresses),
  });
  if (head) parts.set('head', `${head.layer}.${head.head}`);
  return `#${parts.toString()}`;
}

/** The address of the Lab page on the same text. */
export function labTextAddress(machine: string, variant: string, { instance, addresses }: LabText): string {
  const parts = new URLSearchParams({ page: 'lab', machine, variant, input: JSON.stringify(instance) });
  parts.set('addresses', String(addresses));
  return `#${parts.toString()}`;
}
