import type { HeadName, ModelView } from '../../../workers/attention/attention-views.ts';

/** How a head is drawn over the map, in words; the same in the panel and in its pictures. */
export function headWords(
  { kind, hasWeights }: Pick<ModelView, 'kind' | 'hasWeights'>,
  { layer, head }: HeadName,
): string {
  const name = `head ${layer}.${head}`;
  return kind === 'probe'
    ? `Over it: ${name}. The fuller a read, the more of its attention is on the sources; a core: its largest weight. Pale: not in the probe.${hasWeights ? ' Grey: its largest weights, where they were saved.' : ''}`
    : `Below: the attention of ${name}, the darker the more; frames: the oracle.`;
}
