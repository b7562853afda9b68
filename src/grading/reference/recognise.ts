import type { TextSettings } from '../../cot/chain-of-thought.ts';
import { followed, type Followed } from '../departure/begin.ts';
import { bareLine } from './text-lines.ts';
import type { SolvedInstance } from './solved-instance.ts';
import { formKey, formsOf, isStateless } from './text-form.ts';

/** The form in which an output was written, with how far it follows that text. */
export interface Recognised {
  readonly form: TextSettings;
  readonly followed: Followed;
}

/** Share of an output's lines that the form named by the record must have for it to be taken without looking at others. */
const FITS_WELL = 0.3;
/** Lines of an output that are compared. */
const LINES_COMPARED = 200;

/** Forms that are tried before others. */
export interface LikelyForms {
  /** The form that the record names. */
  readonly declared: TextSettings | undefined;
  /** The form of the output before. */
  readonly latest: TextSettings | undefined;
}

/**
 * Finds the form – variant and arithmetic – in which an output was written. The form that the record names is taken where the output
 * follows it to its end or has most of its lines; else that form counts which shares most lines with the output, both ways: the lines of
 * one form are all in another where it only leaves some out.
 */
export function recognise(solved: SolvedInstance, output: string, { declared, latest }: LikelyForms): Recognised {
  // No text of states, whatever the record says.
  if (isBoxAlone(output)) return { form: DIRECT, followed: followed(solved.text(DIRECT), output) };
  const likely = declared ?? latest;
  const fit = new LineFit(output);
  if (likely) {
    const text = solved.text(likely);
    const whole = followed(text, output);
    if (whole.expected >= text.length && isMeant(likely, text, output, whole, declared !== undefined))
      return { form: likely, followed: whole };
    const isUnfolded = likely.arithmetic === 'unfolded';
    if (declared && fit.of(solved, likely).precision >= FITS_WELL && fit.isUnfolded === isUnfolded)
      return { form: likely, followed: whole };
  }
  const preferred = likely && formKey(likely);
  const bonus = declared ? BONUS_OF_DECLARED : BONUS_OF_LATEST;
  let best: { form: TextSettings; fits: number; reach: number; followed: Followed } | undefined;
  for (const form of formsOf(solved.task)) {
    const text = solved.text(form);
    const reading = followed(text, output);
    // A box after other words is no answer alone: they were to be states.
    if ((isStateless(form.variant) || text.startsWith(BOX)) && !isAlone(output, reading)) continue;
    if (reading.expected >= text.length && isMeant(form, text, output, reading, false))
      return { form, followed: reading };
    const { precision, recall } = fit.of(solved, form);
    const fits = precision + RECALL_WEIGHT * recall + (preferred === formKey(form) ? bonus : 0);
    const reach = reading.expected;
    if (!best || fits > best.fits || (fits === best.fits && reach > best.reach))
      best = { form, fits, reach, followed: reading };
  }
  // A box behind what was thought, and no line of that is one of a text.
  const [thought = ''] = THOUGHT.exec(output) ?? [];
  if (thought !== '' && isBoxAlone(output.slice(thought.length)))
    if (!best || new LineFit(thought).of(solved, best.form).precision === 0)
      return { form: DIRECT, followed: followed(solved.text(DIRECT), output) };
  return best!;
}

/**
 * What the share of the text's lines that came counts beside the share of the output's lines that are the text's: outputs that end early
 * have few of them, and it decides only between a form and one that leaves out some of its lines.
 */
const RECALL_WEIGHT = 0.1;

/** What a model says between marks that it thinks. */
const THOUGHT = /^\s*<think(?:ing)?>[\s\S]*<\/think(?:ing)?>/i;

/** What the form that a record names is worth beside others, as a share of lines: a lost model shares few with any. */
const BONUS_OF_DECLARED = 0.05;
/** The same of the form of the output before: it only decides where others are equal. */
const BONUS_OF_LATEST = 1e-6;

/** Where an answer is. A variant that leaves states out may leave all of them out. */
const BOX = String.raw`\boxed`;

/** Share of an output that a whole text must be; the rest may be words before it, or a draft. */
const LEAST_SHARE = 0.3;

/** Whether an output that has a whole text in it was meant as that text: a short one may be the end of another, too. */
function isMeant(
  { variant }: TextSettings,
  text: string,
  output: string,
  { begin, found }: Followed,
  isDeclared: boolean,
): boolean {
  if (isStateless(variant)) return isDeclared || begin <= MOST_LEAD_CHARACTERS;
  if (text.startsWith(BOX)) return isAlone(output, { begin });
  return found - begin >= LEAST_SHARE * output.length;
}

/** Whether no working comes before an answer: at most words that lead to it. */
function isAlone(output: string, { begin }: Pick<Followed, 'begin'>): boolean {
  const lead = output.slice(0, begin);
  return begin <= MOST_LEAD_CHARACTERS && (LEAD.test(lead) || SENTENCE.test(lead));
}

const LEAD =
  /^\W*(?:(?:so|thus|hence|therefore|and|the|my|final)\b\W*)*(?:(?:answer|result|solution)\b\W*)?(?:is\b\W*)?$/i;

/** The form of an answer and nothing else. */
const DIRECT: TextSettings = { variant: 'direct', arithmetic: 'folded' };

/** Whether an output is one box, with at most signs around it. */
const isBoxAlone = (output: string): boolean => /^[^\w\\]*\\boxed\{[^\n]*\}\W*$/.test(output);

/** A sentence without numbers and signs, such as “Let me think about it.” */
const SENTENCE = /^\s*[A-Z][a-z']*(?: [a-zA-Z']+){2,}[.!:]\W*$/;

/** Characters of a lead such as “So the answer is”. */
const MOST_LEAD_CHARACTERS = 80;

/** The lines of an output, to be counted in texts. */
class LineFit {
  private readonly output: string;
  private known: readonly string[] | undefined;

  constructor(output: string) {
    this.output = output;
  }

  /** Whether lines end as nested ones do. */
  get isUnfolded(): boolean {
    return /(?:→ return|Next: return\.)[ \t*]*$/m.test(this.output);
  }

  private get lines(): readonly string[] {
    if (this.known) return this.known;
    const lines = this.output.trimEnd().split('\n', LINES_COMPARED);
    // The last line may be cut off.
    const isWhole = lines.length === 1 || lines.length === LINES_COMPARED || lines.at(-1)!.includes('}');
    this.known = (isWhole ? lines : lines.slice(0, -1)).map(bareLine).filter((line) => line !== '');
    return this.known;
  }

  /** The share of the output's lines that a form's text has, and the share of the text's lines that the output has. */
  of(solved: SolvedInstance, form: TextSettings): { readonly precision: number; readonly recall: number } {
    const lines = solved.lines(form);
    const used = new Map<string, number>();
    let common = 0;
    for (const line of this.lines) {
      const before = used.get(line) ?? 0;
      if (before >= lines.numbersOf(line).length) continue;
      used.set(line, before + 1);
      common++;
    }
    return { precision: common / Math.max(1, this.lines.length), recall: common / Math.max(1, lines.different) };
  }
}
