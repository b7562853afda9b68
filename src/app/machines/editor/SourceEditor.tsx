import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { FormatId } from '../../../machines/format.ts';
import type { MachineProblem } from '../../../machines/problems.ts';
import type { TextEdit } from '../../../machines/source-text.ts';
import type { MachineNames } from './completions.ts';
import { editorExtensions, languageOf, type EditorTalk } from './extensions.ts';
import styles from './SourceEditor.module.css';

/** Most problems that are marked in the text: a list below names them all. */
const MOST_MARKS = 200;

interface SourceEditorProps {
  /** The text at first; what is typed is told by `onType`. */
  readonly text: string;
  readonly problems: readonly MachineProblem[];
  /** Whether the text has changed since the problems were found. */
  readonly isOld: boolean;
  readonly format: FormatId | undefined;
  readonly names: MachineNames;
  readonly onType: EditorTalk['onType'];
  readonly onCode: EditorTalk['onCode'];
  readonly onTooLong: EditorTalk['onTooLong'];
  readonly isReadOnly?: boolean;
  /** Holds the editor while it is drawn, for who selects or changes its text. */
  readonly view: RefObject<EditorView | null>;
  /** The id of what sums the problems up. */
  readonly describedBy: string;
}

/**
 * The text of a machine, with numbers of lines, completion of states and symbols, and each problem at its place, with its fix. Its undo
 * history holds as long as it is drawn.
 */
export function SourceEditor(props: SourceEditorProps) {
  const { text, problems, isOld, format, isReadOnly = false, view, describedBy } = props;
  const place = useRef<HTMLDivElement>(null);
  // The editor is made once, and asks for what holds at the moment.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const [parts] = useState(() => ({ first: text, language: new Compartment(), attributes: new Compartment() }));
  useEffect(() => {
    const made = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: parts.first,
        extensions: [
          editorExtensions({
            format: () => latest.current.format,
            names: () => latest.current.names,
            onType: (typed) => latest.current.onType(typed),
            onCode: (code) => latest.current.onCode(code),
            onTooLong: (pasted) => latest.current.onTooLong(pasted),
          }),
          parts.language.of([]),
          parts.attributes.of([]),
        ],
      }),
    });
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, [parts, view]);
  useEffect(() => {
    view.current?.dispatch({ effects: parts.language.reconfigure(languageOf(format)) });
  }, [parts, view, format]);
  const isWrong = problems.some(({ severity }) => severity === 'error');
  useEffect(() => {
    const attributes = {
      'aria-label': 'Text of the machine',
      'aria-describedby': describedBy,
      'aria-invalid': String(isWrong),
      'aria-readonly': String(isReadOnly),
      spellcheck: 'false',
      autocapitalize: 'off',
      // The keyboard scrolls it, too, where it cannot be changed.
      tabindex: '0',
    };
    view.current?.dispatch({
      effects: parts.attributes.reconfigure([
        EditorView.contentAttributes.of(attributes),
        EditorState.readOnly.of(isReadOnly),
      ]),
    });
  }, [parts, view, describedBy, isWrong, isReadOnly]);
  useEffect(() => {
    const made = view.current;
    if (made && !isOld)
      made.dispatch(setDiagnostics(made.state, problems.slice(0, MOST_MARKS).map(diagnosticOf(made.state.doc.length))));
  }, [view, problems, isOld]);
  return <div ref={place} className={styles.editor} />;
}

/** A problem as the editor marks it, within a text of this length. */
function diagnosticOf(length: number): (problem: MachineProblem) => Diagnostic {
  return ({ from, to, severity, reason, suggestion, fix }) => ({
    from: Math.min(from, length),
    to: Math.min(to, length),
    severity,
    message: suggestion === undefined ? reason : `${reason} ${suggestion}`,
    ...(fix && { actions: [{ name: 'Fix', apply: (view: EditorView) => applyEdits(view, fix) }] }),
  });
}

/** Changes the text as if it were typed, so that undo takes it back. The edits must not overlap. */
export function applyEdits(view: EditorView, edits: readonly TextEdit[]): void {
  view.dispatch({ changes: [...edits], userEvent: 'input.fix' });
  view.focus();
}
