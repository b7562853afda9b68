/** What of Node's modules is used where they are there; each is also done otherwise, as browsers have none. */
interface NodeModules {
  readonly 'node:crypto': {
    /** Hashes a text as UTF-8. */
    readonly hash?: (algorithm: 'sha256', text: string, output: 'buffer') => Uint8Array;
  };
  readonly 'node:buffer': { readonly Buffer: { readonly byteLength: (text: string) => number } };
}

/** The global objects that are looked for. */
interface Host {
  readonly process?: { readonly getBuiltinModule?: <Name extends keyof NodeModules>(name: Name) => NodeModules[Name] };
}

/** A module of Node, which is used for its speed; undefined in a browser. */
export function nodeModule<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined {
  return (globalThis as Host).process?.getBuiltinModule?.(name);
}
