import { ScanEye } from 'lucide-react';
import { ButtonLink } from '../kit/Button.tsx';
import { labAttentionAddress } from '../links/lab-attention-link.ts';
import { modelsOfMachine } from '../panels/lab/model-files.ts';
import { useLab, useLabSession, useWriting } from './use-lab.ts';

/** Leads to the page that lays the attention of the model over where the text comes from; nothing until the text is written. */
export function ToAttention() {
  const { session } = useLabSession();
  const choice = useLab((state) => state.choice);
  const isWritten = useWriting((state) => state.status === 'written');
  const run = modelsOfMachine(choice.machine).find(({ id }) => id === choice.variant)?.run;
  // The other page knows the models that come with the app alone.
  if (!isWritten || !run) return null;
  const { layer, head, addresses } = choice;
  const chosen = layer === undefined || head === undefined ? undefined : { layer, head };
  return (
    <ButtonLink
      href={labAttentionAddress({ model: run.name, instance: session.instance(), addresses, head: chosen })}
      title="The machine’s text of this instance on the Attention page: where every token comes from, and which heads of this model look there"
    >
      <ScanEye size={14} aria-hidden /> All heads on this text
    </ButtonLink>
  );
}
