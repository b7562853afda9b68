/** Serves files as a plain static host does: what is not there is not found. Journeys that need a host of their own start it. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { SECURITY_HEADERS } from '../scripts/security-policy.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** A host that has begun to serve. */
export interface StaticServer {
  /** Where the page is, with the path that it is under. */
  readonly address: string;
  /** Serves another folder from now on, as after a deployment. */
  readonly deploy: (folder: string) => void;
  readonly close: () => void;
}

/** Serves a folder under a path that begins and ends with `/`, at any free port. */
export async function serve(folder: string, path = '/'): Promise<StaticServer> {
  let served = folder;
  const server = createServer((request, response) => {
    void answer(request.url ?? '/').then(({ status, type, body }) => {
      response.writeHead(status, { ...SECURITY_HEADERS, 'Content-Type': type, 'Cache-Control': 'no-cache' });
      response.end(body);
    });
  });
  const answer = async (url: string) => {
    const { pathname } = new URL(url, 'http://localhost');
    const name = normalize(pathname).slice(path.length) || 'index.html';
    const notFound = { status: 404, type: 'text/plain', body: 'Not found' as string | Buffer };
    if (!pathname.startsWith(path)) return notFound;
    const body = await readFile(join(served, name)).catch(() => undefined);
    return body ? { status: 200, type: TYPES[extname(name)] ?? 'application/octet-stream', body } : notFound;
  };
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}${path}`,
    deploy: (next) => {
      served = next;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
