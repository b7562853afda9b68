import styles from './Segmented.module.css';

interface SegmentedProps<Value extends string> {
  /** What is chosen, for a screen reader. */
  readonly label: string;
  readonly options: readonly {
    readonly value: Value;
    readonly text: string;
    readonly title?: string;
    readonly disabled?: boolean;
  }[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
}

/** One of a few, side by side: a group of radio buttons. */
export function Segmented<Value extends string>({ label, options, value, onChange }: SegmentedProps<Value>) {
  return (
    <fieldset className={styles.group}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={styles.option}
          title={option.title}
          data-disabled={option.disabled || undefined}
        >
          <input
            type="radio"
            className="visually-hidden"
            name={label}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
          />
          {option.text}
        </label>
      ))}
    </fieldset>
  );
}
