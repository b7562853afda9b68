import { isMap, parseDocument, type Document } from 'yaml';
import { grouped } from '../../../base/grouped.ts';
import type { MachineDescription } from '../../description.ts';
import type { ProblemList } from '../../problems.ts';
import { SourceText } from '../../source-text.ts';
import { YamlMachine } from './machine.ts';
import { entriesOf, namedEntries, quoted, rangeOf, refuseAliases, scalarText, type Entry } from './nodes.ts';

/** Longest text in UTF-16 units: the parser takes some 3 µs and 1 kB for each. The longest machine of a task has 1.5 million. */
const LONGEST = 2_000_000;

/** The machine that a text in turingmachine.io's YAML, or in ours for several tapes, describes. */
export function readYaml(source: SourceText, problems: ProblemList): MachineDescription | undefined {
  const { length } = source.text;
  if (length > LONGEST) {
    problems.error({
      code: 'unsupported',
      range: { from: 0, to: 0 },
      reason: `As YAML, at most ${grouped(LONGEST)} characters are read; these are ${grouped(length)}.`,
      suggestion: 'The exchange form takes longer machines.',
    });
    return undefined;
  }
  const document = parse(source.text);
  reportSyntax(document, source, problems);
  if (problems.hasErrors()) return undefined;
  refuseAliases(document.contents, problems);
  if (problems.hasErrors()) return undefined;
  const root = document.contents;
  if (!isMap(root)) {
    problems.error({
      code: 'syntax',
      range: { from: 0, to: 0 },
      reason: 'The file is no map.',
      suggestion: 'It begins with keys such as blank:, start state: and table:.',
    });
    return undefined;
  }
  const parts = namedEntries(entriesOf(root, source), 'The key', problems);
  const inner = parts.get('source code');
  if (inner && !parts.has('table')) return readSaved(inner, scalarText(parts.get('name')?.value), source, problems);
  if (problems.hasErrors()) return undefined;
  return new YamlMachine(source, problems, parts).read();
}

function parse(text: string): Document {
  // Entries that are the same twice are told with the lines of both, so the parser need not look for them.
  return parseDocument(text, { schema: 'failsafe', keepSourceTokens: false, uniqueKeys: false, logLevel: 'silent' });
}

/** Keys of one character that YAML does not take for text outside quotes. */
const SPECIAL_KEY = /^(\s*)([*#|>%@`&!{}[\],?:-])(\s*:(?:\s|$))/;

function reportSyntax(document: Document, source: SourceText, problems: ProblemList): void {
  for (const error of document.errors) {
    // The parser says this of lists as keys that are right (github.com/eemeli/yaml, issue 646).
    if (error.code === 'IMPOSSIBLE') continue;
    const [from, to] = error.pos;
    const line = source.lines[source.lineIndex(from)]!;
    const special = SPECIAL_KEY.exec(line.text);
    // Within a list the parser names the place of the sign itself.
    const sign = special?.[2] ?? (error.code === 'BAD_ALIAS' ? '*' : undefined);
    const at = special ? line.from + special[1]!.length : from;
    if (sign === undefined) {
      const reason = error.message.split(/ at line |\n/)[0]!.replace(/\.$/, '');
      problems.error({ code: 'syntax', range: { from, to }, reason: `This is no YAML: ${reason}.` });
      continue;
    }
    problems.error({
      code: 'ambiguous spelling',
      range: { from: at, to: at + 1 },
      reason: `Outside quotes, ${sign} has a meaning of its own in YAML.`,
      suggestion: `Write ${quoted(sign)} in quotes.`,
      fix: source.text[at] === sign ? [{ from: at, to: at + 1, insert: quoted(sign) }] : undefined,
    });
  }
  for (const { text, from } of source.lines) {
    const comment = /^(\s+)#(?=:\s)/.exec(text);
    if (!comment) continue;
    const at = from + comment[1]!.length;
    problems.warn({
      code: 'ambiguous spelling',
      range: { from: at, to: at + 1 },
      reason: 'Outside quotes, # begins a comment, so this is no rule.',
      suggestion: "Write '#' in quotes.",
      fix: [{ from: at, to: at + 1, insert: "'#'" }],
    });
  }
}

/**
 * A saved document of turingmachine.io holds the machine as a text within it. The same text with everything else taken away is read
 * in its place, so that lines and columns stay what they are.
 */
function readSaved(
  { value, range }: Entry,
  name: string | undefined,
  source: SourceText,
  problems: ProblemList,
): MachineDescription | undefined {
  const { text } = source;
  const { from, to } = rangeOf(value) ?? range;
  const begin = text.indexOf('\n', from) + 1;
  if (text[from] !== '|' || begin === 0 || begin >= to) {
    problems.error({
      code: 'syntax',
      range,
      reason: 'The source code is no block of text.',
      suggestion: 'Begin it with | and write it on the lines below.',
    });
    return undefined;
  }
  const masked = text.slice(0, begin).replace(/[^\r\n]/g, ' ') + text.slice(begin, to);
  const description = readYaml(new SourceText(masked), problems);
  return description && { ...description, name: name || description.name };
}
