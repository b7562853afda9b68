import { grouped } from '../../../base/grouped.ts';
import type { Answer } from '../../../learn/answer.ts';
import type { Question, ShownBlock } from '../../../learn/question.ts';

/** An answer in words, as a key says it. */
export function answerWords({ shown, form }: Question, answer: Answer): string {
  switch (answer.form) {
    case 'cell': {
      const tape = shown.kind === 'trace' ? shown.tapes[answer.tape] : undefined;
      const symbol = tape?.symbols[answer.cell - tape.first];
      return `tape ${tape?.name ?? answer.tape}, ${cellWords(tape, answer.cell)}, which holds ${symbol === undefined || symbol === '' ? 'a blank' : symbol === ' ' ? 'a space' : symbol}`;
    }
    case 'span':
      return shown.kind === 'text' ? spanWords(shown.blocks, answer.span) : '';
    case 'block':
      return shown.kind === 'text'
        ? `line ${answer.block + 1}: ${(shown.blocks[answer.block]?.name ?? '').trim()}`
        : '';
    case 'choice':
      return form.form === 'choice' ? (form.choices[answer.choice] ?? '') : '';
    case 'number':
      return `${grouped(answer.value)} ${form.form === 'number' ? form.unit : ''}`;
    case 'input':
      return answer.input === '' ? 'for one, the empty input' : `for one, ${answer.input}`;
  }
}

/** Where a cell is, seen from the head: on paper cells have no number. */
function cellWords(tape: { readonly head: number } | undefined, cell: number): string {
  const away = cell - (tape?.head ?? 0);
  if (away === 0) return 'the cell under the head';
  const side = away < 0 ? 'left' : 'right';
  return `${Math.abs(away)} ${Math.abs(away) === 1 ? 'cell' : 'cells'} ${side} of the head`;
}

function spanWords(blocks: readonly ShownBlock[], span: number): string {
  if (span === 0) return 'the question itself';
  const at = blocks.findIndex(({ pieces }) => pieces.some((piece) => piece.span === span));
  const piece = blocks[at]?.pieces.find((each) => each.span === span);
  return `${piece?.text ?? ''} in line ${at + 1} (${blocks[at]?.name ?? ''})`;
}
