/**
 * The version of the texts: 1 up to 0.2.1; 2 since every line follows from itself (0.3.0). Records and manifests carry it, because texts
 * of different versions do not teach the same steps. It goes up whenever a text changes by one character.
 */
export const TEXT_VERSION = 2;
