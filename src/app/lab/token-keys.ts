import type { MachineText } from '../../workers/lab/lab-views.ts';
import type { LabSession } from './lab-session.ts';

/** What keys move in. */
interface TokenKeysContext {
  readonly session: LabSession;
  /** Lines of tokens [from, to). */
  readonly lines: readonly { readonly from: number; readonly to: number }[];
  readonly tokens: number;
  /** The token that is chosen. */
  readonly token: number | undefined;
  readonly text: MachineText | undefined;
}

/**
 * What a key does in the text: arrows go to the next token and line, N and P to the next fetched token and the one before, Enter or S to
 * the source, B back. False where the key has no meaning.
 */
export function tokenKeys(key: string, context: TokenKeysContext): boolean {
  const { session, lines, tokens, token = -1, text } = context;
  if (tokens === 0 || !text) return false;
  const choose = (next: number) => {
    session.point(undefined);
    session.choose({ token: Math.max(0, Math.min(tokens - 1, next)) });
  };
  const line = lines.findIndex(({ from, to }) => token >= from && token < to);
  const inLine = (number: number) => {
    const target = lines[Math.max(0, Math.min(lines.length - 1, number))]!;
    choose(Math.min(target.to - 1, target.from + Math.max(0, token - (lines[line]?.from ?? 0))));
  };
  const fetched = [...text.sources.keys()].filter((position) => text.sources[position]! >= 0 && position < tokens);
  switch (key) {
    case 'ArrowRight':
      choose(token + 1);
      return true;
    case 'ArrowLeft':
      choose(token - 1);
      return true;
    case 'ArrowDown':
      inLine(line + 1);
      return true;
    case 'ArrowUp':
      inLine(line - 1);
      return true;
    case 'Home':
      choose(0);
      return true;
    case 'End':
      choose(tokens - 1);
      return true;
    case 'n':
      choose(fetched.find((position) => position > token) ?? token);
      return true;
    case 'p':
      choose(fetched.findLast((position) => position < token) ?? token);
      return true;
    case 'Enter':
    case 's':
      session.point(undefined);
      session.follow(token);
      return true;
    case 'b':
      session.goBack();
      return true;
    default:
      return false;
  }
}
