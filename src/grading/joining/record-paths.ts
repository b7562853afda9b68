/** Folders of a dataset whose files hold task and instance, the fullest first. */
const FORMATS_WITH_INSTANCES = ['native', 'native-spans', 'inspect'];

/**
 * Of the paths in a dataset's folder, those of the fullest records; of several forms of text those of the first. Empty where the folder
 * has no records with instances.
 *
 * @param paths as seen from the folder: `data/native/train.jsonl`
 */
export function recordPaths(paths: readonly string[]): string[] {
  const inData = paths.flatMap((path) => {
    const [, name] = /^data\/([^/]+)\/[^/]+$/.exec(path) ?? [];
    return name === undefined ? [] : [{ path, name }];
  });
  const names = [...new Set(inData.map(({ name }) => name))];
  const [first] = FORMATS_WITH_INSTANCES.flatMap((id) =>
    names.filter((name) => name === id || name.startsWith(`${id}-`)),
  );
  return inData
    .filter(({ name }) => name === first)
    .map(({ path }) => path)
    .toSorted();
}
