import { useState } from 'react';
import { reasonOf } from '../../../base/problems.ts';
import { Button } from '../../kit/Button.tsx';
import { learnAddressOf, type LearnLink } from '../learn-address.ts';
import { pageAddress } from '../teacher/LinkField.tsx';
import styles from '../teacher/Teacher.module.css';
import { useLearnSession } from '../use-learn.ts';

/** Prints the questions of a link, with or without the key. */
export function PrintButtons({ link }: { readonly link: LearnLink }) {
  const session = useLearnSession();
  const [said, setSaid] = useState('');
  const print = async (hasKey: boolean, only?: string) => {
    setSaid('Making the questions …');
    try {
      await session.print({ link, only, hasKey, address: `${pageAddress()}${learnAddressOf(link)}` });
      setSaid('');
    } catch (problem) {
      setSaid(`Nothing was printed: ${reasonOf(problem)}`);
    }
  };
  return (
    <div>
      <div className={styles.row}>
        <span>Print</span>
        <Button onClick={() => void print(false)}>All questions</Button>
        <Button onClick={() => void print(true)}>All questions and the key</Button>
        <Button onClick={() => void print(true, link.screen)}>This screen and its key</Button>
      </div>
      <p role="status" className={styles.note}>
        {said}
      </p>
    </div>
  );
}
