import * as v from 'valibot';
import { AddressParts } from '../links/address-parts.ts';
import type { ExampleName } from './examples.ts';

/** What an address of the Grade page holds. Files stay on the person's machine: of what is graded only the examples have a link. */
export interface GradeLink {
  /** The example that is open; undefined where files are a person's own. */
  readonly example: ExampleName | undefined;
  /** Whether the files are those that another page handed over. */
  readonly isHanded: boolean;
  /** A kind of departure, `none` or `all`. */
  readonly kind: string;
  /** The task that the pictures show; undefined for the first. */
  readonly task: string | undefined;
  /** The number of the sample that is open, from 0. */
  readonly sample: number | undefined;
}

/** The id of the Grade page in addresses. */
export const GRADE_PAGE = 'grade';

const PARTS: ReadonlySet<string> = new Set(['page', 'example', 'from', 'kind', 'task', 'sample']);

/** Reads an address; what cannot be read is said in `problems`. */
export function parseGradeAddress(hash: string): GradeLink & { readonly problems: readonly string[] } {
  const parts = new AddressParts(hash, PARTS);
  return {
    example: parts.value('example', v.picklist(['1', 'lab']), '1 or lab', undefined),
    isHanded: parts.value('from', v.literal('handed'), 'handed', undefined) !== undefined,
    kind: parts.text('kind') ?? 'all',
    task: parts.text('task'),
    sample: parts.wholeNumber('sample', undefined),
    problems: parts.problems,
  };
}

/** The address that leads back to what the page shows. */
export function gradeAddressOf({ example, isHanded, kind, task, sample }: GradeLink): string {
  const parts = new URLSearchParams({ page: GRADE_PAGE });
  if (example !== undefined) parts.set('example', example);
  if (isHanded) parts.set('from', 'handed');
  if (kind !== 'all') parts.set('kind', kind);
  if (task !== undefined) parts.set('task', task);
  if (sample !== undefined) parts.set('sample', String(sample));
  return `#${parts.toString()}`;
}
