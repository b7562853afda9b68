/** Where the weights of the published models are, by name; each is loaded when its model is opened. */
const ADDRESSES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>('../../lab/trained/weights/*.safetensors', {
      query: '?url',
      import: 'default',
      eager: true,
    }),
  ).map(([path, address]) => [path.replace(/^.*\/(.*)\.safetensors$/, '$1'), address]),
);

/** Loads the weights of a published model. Rejected with a sentence where they cannot be had. */
export async function labWeights(model: string): Promise<Blob> {
  const answer = await fetch(new URL(ADDRESSES[model]!, document.baseURI));
  if (!answer.ok) throw new Error(`The weights of ${model} could not be loaded: the server answered ${answer.status}.`);
  return answer.blob();
}
