import { grouped } from '../../base/grouped.ts';
import { Field } from './Field.tsx';

/** The whole number that a text says, from `least` to `most`; undefined where it says none. */
export function wholeNumber(text: string, least: number, most: number): number | undefined {
  const value = Number(text);
  return /^\s*\d+\s*$/.test(text) && value >= least && value <= most ? value : undefined;
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly least: number;
  readonly most: number;
}

/** A field for a whole number; what is typed stays as it is, and what is wrong with it is said. */
export function NumberField({ label, value, onChange, least, most }: NumberFieldProps) {
  const isSound = wholeNumber(value, least, most) !== undefined;
  const problem = `${label}: got "${value}"; allowed: a whole number, ${grouped(least)} to ${grouped(most)}.`;
  return (
    <Field label={label} problem={isSound ? undefined : problem}>
      {(control) => (
        <input {...control} inputMode="numeric" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
