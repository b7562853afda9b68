import { CONTAINERS } from '../../../dataset/containers/registry.ts';
import { FORMATS } from '../../../dataset/formats/registry.ts';
import { Checkbox } from '../../kit/Checkbox.tsx';
import { Explanation } from '../../kit/Explanation.tsx';
import { Field, Problem } from '../../kit/Field.tsx';
import { changeDraft, type DatasetDraft } from '../stores/dataset-draft.ts';
import { Section } from '../Section.tsx';
import styles from './Settings.module.css';

interface FilesFieldProps {
  readonly draft: DatasetDraft;
  readonly problemOf: (...fields: readonly string[]) => string | undefined;
}

const ENTRIES = CONTAINERS.map(({ id, summary }) => ({ name: id, words: summary }));

/** What the files are: formats, container, how many, and whether tokens are counted. */
export function FilesField({ draft, problemOf }: FilesFieldProps) {
  const { formats, container, shards, countsTokens } = draft;
  return (
    <Section title="Files" actions={<Explanation of="containers" entries={ENTRIES} />}>
      <div className={styles.formats}>
        {FORMATS.map(({ id, summary }) => (
          <Checkbox
            key={id}
            checked={formats.includes(id)}
            onChange={(checked) =>
              changeDraft({ formats: checked ? [...formats, id] : formats.filter((other) => other !== id) })
            }
          >
            {id} <span className={styles.format}>– {summary}</span>
          </Checkbox>
        ))}
        <Problem sentence={problemOf('format', 'formats')} />
      </div>
      <div className={styles.two}>
        <Field label="Container" problem={problemOf('container')}>
          {(control) => (
            <select
              {...control}
              title={CONTAINERS.find(({ id }) => id === container)?.summary}
              value={container}
              onChange={(event) => changeDraft({ container: event.target.value })}
            >
              {CONTAINERS.map(({ id }) => (
                <option key={id} value={id}>
                  {id}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Files a split" problem={problemOf('shards')}>
          {(control) => (
            <input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={shards}
              onChange={(event) => changeDraft({ shards: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className={styles.line}>
        <Checkbox checked={countsTokens} onChange={(checked) => changeDraft({ countsTokens: checked })}>
          Count Qwen tokens: in records, card and length limits
        </Checkbox>
      </div>
    </Section>
  );
}
