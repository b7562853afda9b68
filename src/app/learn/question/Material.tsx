import type { Question } from '../../../learn/question.ts';
import { GrowthMaterial } from './GrowthMaterial.tsx';
import { MachineMaterial } from './MachineMaterial.tsx';
import type { Answering } from './material.ts';
import { TapesMaterial } from './TapesMaterial.tsx';
import { TextMaterial } from './TextMaterial.tsx';

/** What is looked at to answer a question. */
export function Material({ question: { shown, form }, ...answering }: Answering & { readonly question: Question }) {
  switch (shown.kind) {
    case 'trace':
      return <TapesMaterial shown={shown} {...answering} />;
    case 'text':
      return (
        <TextMaterial
          shown={shown}
          form={form.form === 'span' || form.form === 'block' ? form.form : undefined}
          {...answering}
        />
      );
    case 'growth':
      return <GrowthMaterial shown={shown} />;
    case 'machine':
      return <MachineMaterial shown={shown} />;
  }
}
