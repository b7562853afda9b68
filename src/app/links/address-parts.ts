import * as v from 'valibot';
import { grouped } from '../../base/grouped.ts';
import { fieldProblem } from '../../base/problems.ts';

/** The version of links. One that changes what a part means raises it, and reads older ones as they were meant. */
export const LINK_VERSION = 1;

/** The part of a link that tells its version; links without it are of the first. */
export const VERSION_PART = 'v';

/** The id of the page that an address leads to; undefined where it names none: the first page. */
export function pageIdOf(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, '')).get('page') ?? undefined;
}

/** Names of parts that are told as they are; others are long, or hold what is no name. */
const NAME = /^[\p{L}\p{N}_ -]{1,40}$/u;

/** Largest number of a part, fifteen digits: more are not told apart by a JavaScript number. */
const LARGEST = 999_999_999_999_999;

/** The part of an address behind `#`, read part by part; what cannot be read becomes a sentence in `problems`. */
export class AddressParts {
  /** A sentence for each part that is unknown or does not say what is allowed. */
  readonly problems: string[];
  private readonly parts: URLSearchParams;

  /** `known` are the names of all parts that the page knows. */
  constructor(hash: string, known: ReadonlySet<string>) {
    this.parts = new URLSearchParams(hash.replace(/^#/, ''));
    const unknown = [...new Set(this.parts.keys())].filter((name) => name !== VERSION_PART && !known.has(name));
    this.problems = unknown.map((name) =>
      NAME.test(name)
        ? `${name}: no part of a link that this page knows; it is left out.`
        : 'The link has a part that this page does not know; it is left out.',
    );
    const version = this.wholeNumber(VERSION_PART, LINK_VERSION);
    if (version > LINK_VERSION)
      this.problems.unshift(
        `This link was made by a later version of TAIL Tracer (links ${version}, here ${LINK_VERSION}): it may mean something else than is shown. Reload the page to have the newest version.`,
      );
  }

  /** Whether the address has a part. */
  has(name: string): boolean {
    return this.parts.has(name);
  }

  /** The text of a part; undefined where there is none. */
  text(name: string): string | undefined {
    return this.parts.get(name) ?? undefined;
  }

  /** The texts of a part that an address may hold several times. */
  texts(name: string): readonly string[] {
    return this.parts.getAll(name);
  }

  /** The value of a part as its schema reads it; `otherwise` where there is none, and where there is another, with a sentence. */
  value<Value, Otherwise>(
    name: string,
    schema: v.GenericSchema<unknown, Value>,
    allowed: string,
    otherwise: Otherwise,
  ): Value | Otherwise {
    const came = this.parts.get(name);
    if (came === null) return otherwise;
    const parsed = v.safeParse(schema, came);
    if (parsed.success) return parsed.output;
    this.problems.push(fieldProblem(name, came, allowed).message);
    return otherwise;
  }

  /** A whole number from 0 to a largest one, as `value` reads it. */
  wholeNumber<Otherwise>(name: string, otherwise: Otherwise, most = LARGEST): number | Otherwise {
    const schema = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number), v.maxValue(most));
    const allowed = most === LARGEST ? 'a whole number from 0' : `a whole number from 0 to ${grouped(most)}`;
    return this.value(name, schema, allowed, otherwise);
  }

  /** One of several words, as `value` reads it. */
  choice<Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice {
    return this.value(name, v.picklist(choices), `one of ${choices.join(', ')}`, otherwise);
  }
}
