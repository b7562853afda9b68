import { grouped } from '../../base/grouped.ts';
import { fieldProblem, type FieldProblem } from '../../base/problems.ts';
import { InstanceLines, type OwnInstance } from '../../dataset/settings/own-instances.ts';

/** What came of a file of own instances; undefined when reading it was given up. */
export type InstancesRead =
  { readonly instances: readonly OwnInstance[] } | { readonly problems: readonly FieldProblem[] };

/** Bytes of a file that are read: its instances are copied to the page, which keeps them and checks them at every change. */
export const MOST_INSTANCE_BYTES = 8_000_000;

/** Bytes that are read before progress is told and somebody may have given up. */
const BYTES_AT_ONCE = 250_000;

/**
 * Reads a file of own instances part by part.
 *
 * @param tell hears the share that has been read, 0 to 1
 */
export async function readInstances(
  file: File,
  tell: (share: number) => void,
  isWanted: () => boolean,
): Promise<InstancesRead | undefined> {
  if (file.size > MOST_INSTANCE_BYTES) return { problems: [tooLarge(file)] };
  const lines = new InstanceLines();
  const decoder = new TextDecoder();
  for (let from = 0; from < file.size; from += BYTES_AT_ONCE) {
    const bytes = await file.slice(from, from + BYTES_AT_ONCE).arrayBuffer();
    if (!isWanted()) return undefined;
    lines.take(decoder.decode(bytes, { stream: true }));
    tell(Math.min(1, (from + BYTES_AT_ONCE) / file.size));
  }
  const read = lines.end();
  return 'instances' in read ? read : { problems: read };
}

function tooLarge({ name, size }: File): FieldProblem {
  return fieldProblem(
    'instances',
    `${name}, ${grouped(Math.ceil(size / 1_000_000))} MB`,
    `a file of up to ${MOST_INSTANCE_BYTES / 1_000_000} MB; the command line reads larger ones`,
  );
}
