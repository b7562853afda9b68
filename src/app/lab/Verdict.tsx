import { Check, CircleDashed, X } from 'lucide-react';
import { grouped } from '../../base/grouped.ts';
import { Button } from '../kit/Button.tsx';
import styles from './Lab.module.css';
import { useLabSession, useWriting } from './use-lab.ts';

/** What is said before the machine’s answer; where the first difference is in the answer, that has been said. */
function answerWords(isAnswer: boolean, words: string | undefined): string {
  if (isAnswer) return 'Even so the answer is right: the machine’s is';
  return words?.startsWith('The answer is wrong') ? 'The machine’s is' : 'The answer is wrong: the machine’s is';
}

/** Whether the text is the machine's, and where it is first wrong, in words. */
export function Verdict() {
  const { session } = useLabSession();
  const status = useWriting((state) => state.status);
  const written = useWriting((state) => state.written);
  const count = useWriting((state) => state.tokens.length);
  const answer = useWriting((state) => state.text?.answer);
  if (status === 'writing')
    return (
      <p className={styles.words}>
        <CircleDashed size={16} aria-hidden /> <span role="status">Writing …</span> {grouped(count)} tokens
      </p>
    );
  if (!written) return null;
  const { isWhole, difference, words, isAnswer, tokens, tokensPerSecond } = written;
  const Icon = !isWhole ? CircleDashed : difference ? X : Check;
  const verdict = !isWhole
    ? 'Stopped by you.'
    : difference
      ? `Wrong. ${words ?? ''} ${answerWords(isAnswer, words)} ${answer ?? ''}.`
      : `Right: the machine’s text to the last token. The answer is ${answer ?? ''}.`;
  return (
    <p className={styles.words} data-verdict={!isWhole ? 'stopped' : difference ? 'wrong' : 'right'}>
      <Icon size={16} aria-hidden /> <strong role="status">{verdict}</strong>{' '}
      <span className={styles.quiet}>
        {grouped(tokens)} tokens, {grouped(Math.round(tokensPerSecond))} a second.
      </span>
      {difference && (
        <Button size="small" onClick={() => session.choose({ token: difference.position })}>
          Show the first wrong token
        </Button>
      )}
    </p>
  );
}
