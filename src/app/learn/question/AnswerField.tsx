import { useId, useState } from 'react';
import { LONGEST_INPUT, type AnswerForm } from '../../../learn/answer.ts';
import type { Answering } from './material.ts';
import styles from './Material.module.css';

/** Where a person answers what is not clicked at: one of several, a number, an input. */
export function AnswerField({
  form,
  answer,
  onAnswer,
}: Pick<Answering, 'answer' | 'onAnswer'> & { readonly form: AnswerForm }) {
  const name = useId();
  switch (form.form) {
    case 'choice':
      return (
        <div className={styles.choices} role="radiogroup" aria-label="Answers">
          {form.choices.map((words, choice) => (
            <label key={words} className={styles.choice}>
              <input
                type="radio"
                name={name}
                checked={answer?.form === 'choice' && answer.choice === choice}
                disabled={!onAnswer}
                onChange={() => onAnswer?.({ form: 'choice', choice })}
              />
              <span>{words}</span>
            </label>
          ))}
        </div>
      );
    case 'number':
      return (
        <NumberField
          unit={form.unit}
          given={answer?.form === 'number' ? answer.value : undefined}
          onNumber={onAnswer && ((value) => onAnswer({ form: 'number', value }))}
        />
      );
    case 'input':
      return (
        <label className={styles.field}>
          An input on which it fails
          <input
            type="text"
            maxLength={LONGEST_INPUT}
            autoComplete="off"
            spellCheck={false}
            value={answer?.form === 'input' ? answer.input : ''}
            readOnly={!onAnswer}
            onChange={({ target }) => onAnswer?.({ form: 'input', input: target.value })}
          />
          <span className={styles.note}>of {form.alphabet.join(' ')}</span>
        </label>
      );
    case 'cell':
    case 'span':
    case 'block':
      return (
        <p className={styles.note} aria-live="polite">
          {answer
            ? 'Chosen: it has a thick edge.'
            : `Choose a ${{ cell: 'cell', span: 'value in the text', block: 'line of the text' }[form.form]} above.`}
        </p>
      );
  }
}

interface NumberFieldProps {
  readonly unit: string;
  readonly given: number | undefined;
  readonly onNumber: ((value: number) => void) | undefined;
}

/** A number that may be typed with commas or spaces between its digits. */
function NumberField({ unit, given, onNumber }: NumberFieldProps) {
  const [typed, setTyped] = useState('');
  return (
    <label className={styles.field}>
      Your estimate
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={onNumber || given === undefined ? typed : String(given)}
        readOnly={!onNumber}
        onChange={({ target }) => {
          const text = target.value;
          if (!/^[\d\s,.’']*$/.test(text)) return;
          setTyped(text);
          const value = Number(text.replaceAll(/\D/g, ''));
          if (text !== '' && Number.isSafeInteger(value)) onNumber?.(value);
        }}
      />
      {unit}
    </label>
  );
}
