import { FileText, FileUp, FolderOpen, FlaskConical, X } from 'lucide-react';
import { useRef, type ComponentProps } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { Button } from '../../kit/Button.tsx';
import { Checkbox } from '../../kit/Checkbox.tsx';
import { EXAMPLES } from '../examples.ts';
import { SaveMenu } from '../report/SaveMenu.tsx';
import { useGrade, useGradeSession } from '../use-grade.ts';
import styles from './Files.module.css';
import { filesOf } from './picked-files.ts';

/** Opening files and a dataset, the examples, and saving what was found. */
export function FilesBar() {
  const session = useGradeSession();
  const dataset = useGrade((state) => state.dataset);
  const withReasoning = useGrade((state) => state.withReasoning);
  const hasResults = useGrade((state) => (state.grading?.report.total ?? 0) > 0);
  return (
    <section className={styles.bar} aria-label="Files to grade">
      <PickButton
        label="Outputs of models"
        multiple
        onPick={(list) => void session.openFiles(filesOf(list))}
        title="Outputs as your tool wrote them; several files are several runs"
      >
        <FileUp size={16} aria-hidden /> Open outputs
      </PickButton>
      <PickButton
        label="Folder of the dataset"
        // A folder as a whole; TypeScript knows the attribute by its old name.
        {...{ webkitdirectory: '' }}
        onPick={(list) => void session.setDataset(filesOf(list))}
        title="The folder of the dataset that was asked; not needed where outputs carry the record or this project's ids"
      >
        <FolderOpen size={16} aria-hidden /> Dataset folder
      </PickButton>
      <PickButton
        label="Records of the dataset"
        multiple
        onPick={(list) => void session.setDataset(filesOf(list))}
        title="Records with task and instance, as files"
      >
        Records
      </PickButton>
      {dataset.length > 0 && (
        <span className={styles.dataset}>
          joined with {dataset[0]!.path.split('/')[0]}, {grouped(dataset.length)}{' '}
          {dataset.length === 1 ? 'file' : 'files'}
          <Button
            kind="quiet"
            size="small"
            aria-label="Take the dataset away"
            onClick={() => void session.setDataset([])}
          >
            <X size={14} aria-hidden />
          </Button>
        </span>
      )}
      <Checkbox
        checked={withReasoning}
        onChange={(checked) => void session.setReasoning(checked)}
        title="Also read what a model thought before it answered, where the file keeps that apart"
      >
        with reasoning
      </Checkbox>
      <span className={styles.right}>
        {EXAMPLE_BUTTONS.map(([name, Icon]) => (
          <Button key={name} onClick={() => void session.openExample(name)} title={EXAMPLES[name].title}>
            <Icon size={16} aria-hidden /> {EXAMPLES[name].button}
          </Button>
        ))}
        {hasResults && <SaveMenu />}
      </span>
    </section>
  );
}

/** The examples, each with the icon of its button. */
const EXAMPLE_BUTTONS = [
  ['1', FileText],
  ['lab', FlaskConical],
] as const;

interface PickButtonProps extends Omit<ComponentProps<'input'>, 'children'> {
  readonly label: string;
  readonly title: string;
  readonly onPick: (list: FileList | null) => void;
  readonly children: React.ReactNode;
}

/** A button that opens the browser's dialog for files. */
function PickButton({ label, title, onPick, children, ...input }: PickButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => field.current?.click()} title={title}>
        {children}
      </Button>
      <input
        {...input}
        ref={field}
        type="file"
        className={styles.file}
        aria-label={label}
        onChange={(event) => {
          onPick(event.target.files);
          event.target.value = '';
        }}
      />
    </>
  );
}
