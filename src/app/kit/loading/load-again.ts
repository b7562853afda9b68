/**
 * Loads a module that could not be loaded, under another address: Firefox keeps for as long as the page is open that a module could not
 * be had, and asks no more for it. Rejected with `problem` where that does not say which module it was.
 */
export async function loadAgain(problem: unknown): Promise<object> {
  const [address] = /https?:\S+\.js/.exec(problem instanceof Error ? problem.message : '') ?? [];
  if (address === undefined) throw problem;
  return (await import(/* @vite-ignore */ `${address}?again=${Date.now()}`)) as object;
}
