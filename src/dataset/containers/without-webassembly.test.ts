import { afterEach, expect, test, vi } from 'vitest';
import { CONTAINERS } from './registry.ts';

afterEach(() => vi.restoreAllMocks());

async function* noRows() {}

test.each(CONTAINERS.filter(({ builder }) => builder === 'parquet'))(
  '$id says what to choose instead where WebAssembly is forbidden, and does not wait for it',
  async ({ bytes }) => {
    vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new Error('Refused by the Content-Security-Policy.'));
    const pieces = bytes(noRows(), [{ name: 'id', type: 'string' }])[Symbol.asyncIterator]();
    await expect(pieces.next()).rejects.toThrow(
      /^container: Parquet is compressed by WebAssembly, which this page is not allowed to run; allowed here: jsonl,/,
    );
  },
);
