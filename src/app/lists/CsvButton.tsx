import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { saveFile } from '../kit/browser/save-file.ts';
import { csvOf, type CsvSource } from './csv.ts';

/** Saves a whole table as CSV; while that takes long it says how far it is, and a press gives it up. */
export function CsvButton({ label, source }: { readonly label: string; readonly source: CsvSource }) {
  const [share, setShare] = useState<number>();
  const isWanted = useRef(false);
  useEffect(
    () => () => {
      isWanted.current = false;
    },
    [],
  );
  const save = async () => {
    if (isWanted.current) {
      isWanted.current = false;
      return;
    }
    isWanted.current = true;
    setShare(0);
    try {
      const blob = await csvOf(source, (done) => {
        if (isWanted.current) setShare(done);
        return isWanted.current;
      });
      if (blob) saveFile(blob, `${label.replaceAll(' ', '-')}.csv`);
    } catch {
      // A trace that was closed meanwhile has no rows any more.
    } finally {
      isWanted.current = false;
      setShare(undefined);
    }
  };
  return (
    <Button size="small" aria-label={`Save the table of ${label} as CSV`} onClick={() => void save()}>
      <Download size={14} aria-hidden /> {share === undefined ? 'CSV' : `${Math.floor(100 * share)} %, cancel`}
    </Button>
  );
}
