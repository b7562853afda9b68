/** Addresses of the style sheets that could not be loaded. */
const failed = new Set<string>();

/** The event is sent to the link alone and does not bubble. */
document.addEventListener(
  'error',
  ({ target }) => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
    failed.add(target.href);
    target.remove();
  },
  { capture: true },
);

/**
 * Loads the style sheets that could not be loaded before: Vite asks once for those of a part of the page, and takes them for loaded when
 * the part is asked for again. Rejected when one of them fails again.
 */
export async function loadFailedStyles(): Promise<void> {
  await Promise.all([...failed].map(loadStyle));
}

async function loadStyle(address: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  await new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', () => reject(new Error(`${address} could not be loaded.`)));
    document.head.append(link);
  });
  failed.delete(address);
}
