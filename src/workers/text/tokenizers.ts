import { loadTokenizer, type Tokenizer } from '../../cot/tokens/tokenizer.ts';

/** The tokenizer of a service, whose vocabulary is fetched and unpacked once. */
export class Tokenizers {
  /** The latest one. */
  private loading: { readonly address: string; readonly tokenizer: Promise<Tokenizer> } | undefined;

  /**
   * The tokenizer whose packed vocabulary lies at an absolute address, fetched when it is first asked for. Rejected with a sentence
   * where it cannot be had; the next call then tries again.
   */
  from(address: string): Promise<Tokenizer> {
    if (this.loading?.address !== address) {
      const tokenizer = fetched(address);
      this.loading = { address, tokenizer };
      tokenizer.catch(() => {
        this.loading = undefined;
      });
    }
    return this.loading.tokenizer;
  }
}

async function fetched(address: string): Promise<Tokenizer> {
  let packed: Response;
  try {
    packed = await fetch(address);
  } catch {
    throw new Error(`The vocabulary of tokens could not be loaded from ${address}: there is no connection.`);
  }
  if (!packed.ok || !packed.body)
    throw new Error(`The vocabulary of tokens could not be loaded from ${address}: the answer was ${packed.status}.`);
  let bytes: ArrayBuffer;
  try {
    bytes = await new Response(packed.body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  } catch {
    throw new Error('The vocabulary of tokens is damaged: load the page again.');
  }
  return loadTokenizer(new Uint8Array(bytes));
}
