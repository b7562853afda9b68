import { Fragment } from 'react';
import {
  VARIANTS,
  VARIANT_GROUPS,
  arithmeticProblem,
  variantProblem,
  type Arithmetic,
  type Variant,
} from '../../../cot/variants.ts';
import { TASKS } from '../../../tasks/registry.ts';
import { Checkbox } from '../../kit/Checkbox.tsx';
import { Explanation } from '../../kit/Explanation.tsx';
import { Problem } from '../../kit/Field.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { ARITHMETIC_WORDS, variantEntries } from '../../views/text/variant-entries.ts';
import { changeDraft, type DatasetDraft } from '../stores/dataset-draft.ts';
import { Section } from '../Section.tsx';
import styles from './Settings.module.css';

interface TextFieldProps {
  readonly draft: DatasetDraft;
  readonly problemOf: (...fields: readonly string[]) => string | undefined;
}

const ENTRIES = variantEntries(VARIANTS);

/** How the chains of thought are written: every variant is written for the same instances. */
export function TextField({ draft: { tasks, variants, arithmetic }, problemOf }: TextFieldProps) {
  const chosen = TASKS.filter(({ id }) => tasks.includes(id));
  const unfolds = VARIANTS.every(({ id }) => !variants.includes(id) || arithmeticProblem(id, 'unfolded') === undefined);
  return (
    <Section title="Text" actions={<Explanation of="variants and arithmetic" entries={ENTRIES} />}>
      <div className={styles.classes}>
        {VARIANT_GROUPS.map((group) => (
          <Fragment key={group}>
            <span className={styles.class}>{group}</span>
            <div className={styles.boxes}>
              {VARIANTS.filter((each: Variant) => each.group === group)
                // Only what all chosen tasks have is offered; what was chosen before stays, with its problem.
                .filter(({ id }) => variants.includes(id) || variantProblem(id, chosen) === undefined)
                .map(({ id, title, summary }) => (
                  <Checkbox
                    key={id}
                    checked={variants.includes(id)}
                    title={summary}
                    onChange={(checked) =>
                      changeDraft({ variants: checked ? [...variants, id] : variants.filter((other) => other !== id) })
                    }
                  >
                    {title}
                  </Checkbox>
                ))}
            </div>
          </Fragment>
        ))}
        <span className={styles.class}>Arithmetic</span>
        <div>
          <Segmented<Arithmetic>
            label="Arithmetic"
            options={[
              { value: 'folded', text: 'folded', title: ARITHMETIC_WORDS.folded },
              {
                value: 'unfolded',
                text: 'unfolded',
                title: unfolds ? ARITHMETIC_WORDS.unfolded : 'Not all of these variants show digits of arithmetic',
                disabled: !unfolds && arithmetic !== 'unfolded',
              },
            ]}
            value={arithmetic === 'unfolded' ? 'unfolded' : 'folded'}
            onChange={(value) => changeDraft({ arithmetic: value })}
          />
        </div>
      </div>
      <Problem sentence={problemOf('variant', 'variants')} />
      <Problem sentence={problemOf('arithmetic')} />
    </Section>
  );
}
