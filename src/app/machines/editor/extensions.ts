import { acceptCompletion, autocompletion, completionKeymap, type CompletionSource } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { FormatId } from '../../../machines/format.ts';
import { BBCHALLENGE } from '../../../machines/formats/bbchallenge.ts';
import { SourceText } from '../../../machines/source-text.ts';
import { offersAt, type MachineNames } from './completions.ts';
import { LONGEST_TEXT } from './longest-text.ts';

/** What the editor asks and tells while a text is typed. */
export interface EditorTalk {
  /** The format of the text, as far as it was recognised. */
  readonly format: () => FormatId | undefined;
  /** What the machine names; of the last text without errors. */
  readonly names: () => MachineNames;
  readonly onType: (text: string) => void;
  /** A code of bbchallenge was pasted, and is now the text. */
  readonly onCode: (code: string) => void;
  /** A text was pasted that is too long for the editor, which stays as it was. */
  readonly onTooLong: (text: string) => void;
}

/** Colours of the page, light and dark, in place of the editor's own. */
const THEME = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--panel)', color: 'var(--ink)', fontSize: 'var(--text-body)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'var(--text-body) / 20px var(--font-mono)' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--soft)', color: 'var(--ink3)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLineGutter': { color: 'var(--ink)', fontWeight: '600' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--token)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--panel)', color: 'var(--ink)', border: '1px solid var(--edge)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--state)', color: 'var(--panel)' },
  '.cm-diagnosticAction': { backgroundColor: 'var(--ink)', color: 'var(--panel)' },
  // The editor's own marks are pictures in its style sheet, which the page's security policy does not load.
  ...marks('error', 'var(--danger)', '"✕"'),
  ...marks('warning', 'var(--fetch)', '"!"'),
});

/** How the text and the margin show a problem: a wavy line of a colour, and a sign. */
function marks(severity: 'error' | 'warning', color: string, sign: string): Record<string, Record<string, string>> {
  return {
    [`.cm-lintRange-${severity}`]: { backgroundImage: 'none', textDecoration: `underline wavy ${color} 1px` },
    [`.cm-lintPoint-${severity}:after`]: { borderBottomColor: color },
    [`.cm-diagnostic-${severity}`]: { borderLeftColor: color },
    [`.cm-lint-marker-${severity}`]: { content: 'normal', color, fontWeight: '700', textAlign: 'center' },
    [`.cm-lint-marker-${severity}:before`]: { content: sign },
  };
}

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--state)' },
  { tag: [tags.string, tags.content], color: 'var(--ink)' },
  { tag: tags.comment, color: 'var(--ink3)' },
  { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: 'var(--ink2)' },
]);

/** Everything that the editor does, but for its name and its problems. Tab leaves it, as it leaves any field. */
export function editorExtensions(talk: EditorTalk): Extension[] {
  return [
    lineNumbers(),
    lintGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    highlightActiveLine(),
    EditorState.tabSize.of(2),
    autocompletion({ override: [completionSource(talk)], icons: false }),
    keymap.of([
      { key: 'Tab', run: acceptCompletion },
      ...completionKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      ...lintKeymap,
    ]),
    THEME,
    syntaxHighlighting(COLOURS),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) talk.onType(update.state.doc.toString());
    }),
    EditorView.domEventHandlers({
      paste: (event, view) => pasteCode(event, view, talk),
    }),
  ];
}

/** Colours for texts in YAML; other formats have none. */
export function languageOf(format: FormatId | undefined): Extension {
  return format === 'turingmachine-io' ? yaml() : [];
}

/** Longest code of bbchallenge that is looked for: 25 states with ten symbols have 774 characters. */
const LONGEST_CODE = 1000;

/** A code of bbchallenge takes the place of the whole text, wherever it is pasted; undo takes that back. */
function pasteCode(event: ClipboardEvent, view: EditorView, { onCode, onTooLong }: EditorTalk): boolean {
  const pasted = event.clipboardData?.getData('text/plain') ?? '';
  if (pasted.length > LONGEST_TEXT) {
    event.preventDefault();
    onTooLong(pasted);
    return true;
  }
  const code = pasted.trim();
  if (view.state.readOnly || code.length > LONGEST_CODE || !BBCHALLENGE.recognises(new SourceText(code))) return false;
  event.preventDefault();
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: `${code}\n` },
    selection: { anchor: code.length },
    userEvent: 'input.paste',
  });
  onCode(`${code}\n`);
  return true;
}

function completionSource({ format, names }: EditorTalk): CompletionSource {
  return ({ state, pos, explicit }) => {
    const line = state.doc.lineAt(pos);
    const { length, offers } = offersAt(line.text.slice(0, pos - line.from), format(), names());
    // Unasked, nothing is offered before a character of a name is typed.
    if ((length === 0 && !explicit) || offers.length === 0) return null;
    return {
      from: pos - length,
      options: offers.map(({ label, type, apply }) => ({
        label: label.trim() === '' ? `'${label}'` : label,
        detail: type,
        apply,
      })),
      validFor: /^[^:,[\]{}'"]*$/,
    };
  };
}
