/** The length limits that trainers often have, in tokens: examples above are cut or dropped. */
export const USUAL_LIMITS: readonly number[] = [1024, 2048, 4096, 8192, 32_768];
