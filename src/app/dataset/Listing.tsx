import { variantOf } from '../../cot/variants.ts';
import { later } from '../kit/loading/later.tsx';
import { Panel } from '../kit/Panel.tsx';
import { Segmented } from '../kit/Segmented.tsx';
import { list, useListing, type Listed } from './stores/listing.ts';
import styles from './Estimate.module.css';
import { Rows } from './Rows.tsx';
import { SourcesTable } from './SourcesTable.tsx';
import type { Preview } from './use-preview.ts';
import { useSteps, type StepsShown } from './steps/use-steps.ts';

/** Loaded when it is first looked at. */
const Steps = later({
  name: 'What the texts teach',
  load: () => import('./steps/Steps.tsx'),
  Place: ({ children }) => children,
});

interface ListingProps {
  readonly preview: Preview;
  /** Ids of the formats that are written. */
  readonly formats: readonly string[];
}

const TITLES: Record<Listed, string> = { rows: 'Rows', sources: 'Ranges', steps: 'Steps' };

/** The dataset in its parts: its rows, how much each range holds, and the steps that its texts teach. */
export function Listing({ preview, formats }: ListingProps) {
  const { sample, sound } = preview;
  const listed = useListing((state) => state.listed);
  const steps = useSteps(sound, listed === 'steps');
  const isOfSettings = sound !== undefined || (sample?.rows.length ?? 0) === 0;
  return (
    <Panel
      title={TITLES[listed]}
      note={noteOf(listed, isOfSettings)}
      actions={
        <>
          {listed === 'steps' && <StepsChoice steps={steps} />}
          <Segmented<Listed>
            label="What is listed"
            options={[
              { value: 'rows', text: 'Rows' },
              { value: 'sources', text: 'Capacity' },
              { value: 'steps', text: 'Steps', title: 'What the texts teach, and how much of evaluation that covers' },
            ]}
            value={listed}
            onChange={list}
          />
        </>
      }
    >
      {listed === 'rows' && <Rows preview={preview} formats={formats} />}
      {listed === 'sources' && <SourcesTable parts={sound?.parts ?? []} />}
      {listed === 'steps' && <Steps steps={steps} onOpen={openAddress} />}
    </Panel>
  );
}

const openAddress = (address: string) => location.assign(address);

/** Of which task, and in which variant; nothing where there is one of each. */
function StepsChoice({ steps: { tasks, task, chooseTask, variants, variant, chooseVariant } }: { steps: StepsShown }) {
  return (
    <>
      {tasks.length > 1 && (
        <select
          className={styles.select}
          aria-label="Task whose steps are counted"
          value={task}
          onChange={(event) => chooseTask(event.target.value)}
        >
          {tasks.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
      {variants.length > 1 && (
        <select
          className={styles.select}
          aria-label="Variant whose steps are counted"
          value={variant}
          onChange={(event) => chooseVariant(variants.find((each) => each === event.target.value)!)}
        >
          {variants.map((id) => (
            <option key={id} value={id}>
              {variantOf(id).title}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

function noteOf(listed: Listed, isOfSettings: boolean): string {
  if (listed === 'sources') return 'how much each holds';
  if (listed === 'steps') return 'what the texts teach';
  return isOfSettings ? 'the first of each range' : 'of the settings before these';
}
