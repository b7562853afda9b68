import { leastSquares } from './least-squares.ts';

/** A measured number at a length. */
export interface Sample {
  readonly length: number;
  readonly value: number;
}

/** The families of curves that are tried, each with what it says of the growth. */
export const CURVES = {
  constant: 'does not grow',
  linear: 'grows with the length',
  quadratic: 'grows with the square of the length',
  cubic: 'grows with the cube of the length',
  power: 'grows with a power of the length',
  exponential: 'is multiplied by the same factor with every unit of length',
} as const;

/** The name of a family. */
export type CurveName = keyof typeof CURVES;

/**
 * A curve fitted to samples. Coefficients of a polynomial begin with the constant; those of the power law a·nᵇ and of the exponential
 * a·bⁿ are a and b.
 */
export interface Fit {
  readonly curve: CurveName;
  readonly coefficients: readonly number[];
  /** Root of the mean squared relative error at the samples: 0.01 is one per cent. */
  readonly error: number;
  /** Share of the variation of the logarithms that the curve explains: 1 is all of it. */
  readonly explained: number;
  /**
   * Relative error at the greatest length of the curve of this family that is fitted to all other samples: how far one may trust it
   * beyond what was measured. Undefined where there are too few others.
   */
  readonly errorAhead: number | undefined;
}

/** Relative error that counts as none: rounding. */
const EXACT = 1e-9;

/** Families with their number of coefficients, those first that say least about greater lengths. */
const FAMILIES: readonly { readonly curve: CurveName; readonly coefficients: number }[] = [
  { curve: 'constant', coefficients: 1 },
  { curve: 'linear', coefficients: 2 },
  { curve: 'power', coefficients: 2 },
  { curve: 'quadratic', coefficients: 3 },
  { curve: 'cubic', coefficients: 4 },
  { curve: 'exponential', coefficients: 2 },
];

/** By how much a family's criterion must be less than that of the best before it: curves that differ by less describe equally well. */
const CLEARLY = 2;

/** Fewest samples of a fit: any curve goes through fewer. */
const FEWEST_SAMPLES = 4;

/**
 * The curve that describes samples best: the one with the least information criterion of Akaike, corrected for few samples, over relative
 * errors; so a further coefficient must earn its place. Only curves that do not fall for greater lengths are taken. Undefined where
 * there are fewer than `FEWEST_SAMPLES` samples with different lengths and values above 0.
 */
export function bestFit(samples: readonly Sample[]): Fit | undefined {
  const sound = samples.filter(({ length, value }) => length > 0 && value > 0);
  if (new Set(sound.map(({ length }) => length)).size < FEWEST_SAMPLES) return undefined;
  let best: Fit | undefined;
  let least = Infinity;
  for (const { curve, coefficients } of FAMILIES) {
    // The correction needs two samples more than coefficients.
    if (sound.length < coefficients + 2) continue;
    const fit = fitOf(sound, curve);
    if (!fit) continue;
    const criterion = akaike(fit.error, coefficients, sound.length);
    if (criterion >= least - CLEARLY) continue;
    least = criterion;
    best = fit;
  }
  return best;
}

/** The curve of one family that is nearest to the samples by relative error; undefined where it falls, or cannot be computed. */
export function fitOf(samples: readonly Sample[], curve: CurveName): Fit | undefined {
  const coefficients = coefficientsOf(samples, curve);
  if (!coefficients) return undefined;
  const ahead = samples.reduce((one, other) => (other.length > one.length ? other : one));
  const others = samples.filter(({ length }) => length < ahead.length);
  const before = others.length > coefficients.length ? coefficientsOf(others, curve) : undefined;
  return {
    curve,
    coefficients,
    error: Math.sqrt(mean(samples.map((sample) => relativeError(curve, coefficients, sample) ** 2))),
    explained: explainedBy(samples, curve, coefficients),
    errorAhead: before && Math.abs(relativeError(curve, before, ahead)),
  };
}

/** The value of a fitted curve at a length. */
export function valueAt({ curve, coefficients }: Pick<Fit, 'curve' | 'coefficients'>, length: number): number {
  const [first, second] = coefficients as [number, number];
  if (curve === 'power') return first * length ** second;
  if (curve === 'exponential') return first * second ** length;
  return coefficients.reduceRight((sum, coefficient) => sum * length + coefficient, 0);
}

const DEGREES: Partial<Record<CurveName, number>> = { constant: 0, linear: 1, quadratic: 2, cubic: 3 };

function coefficientsOf(samples: readonly Sample[], curve: CurveName): readonly number[] | undefined {
  const degree = DEGREES[curve];
  if (degree === undefined) return logarithmic(samples, curve === 'power' ? Math.log : (length) => length, curve);
  // Divided by the value, so that errors are relative; lengths are scaled, so that powers stay near 1.
  const scale = Math.max(...samples.map(({ length }) => length));
  const rows = samples.map(({ length, value }) =>
    Array.from({ length: degree + 1 }, (_, power) => (length / scale) ** power / value),
  );
  const solved = leastSquares(
    rows,
    samples.map(() => 1),
  );
  const coefficients = solved?.map((coefficient, power) => coefficient / scale ** power);
  return coefficients && rises(samples, curve, coefficients) ? coefficients : undefined;
}

/** Whether a polynomial does not fall from the middle of the samples on, nor beyond them: longer inputs are to be told from it. */
function rises(samples: readonly Sample[], curve: CurveName, coefficients: readonly number[]): boolean {
  if (curve === 'constant') return true;
  const lengths = samples.map(({ length }) => length).toSorted((one, other) => one - other);
  const upper = [...lengths.slice(lengths.length >> 1), 2 * lengths.at(-1)!];
  const values = upper.map((length) => valueAt({ curve, coefficients }, length));
  return coefficients.at(-1)! > 0 && values.every((value, at) => at === 0 || value >= values[at - 1]!);
}

/** A straight line through the logarithms. */
function logarithmic(
  samples: readonly Sample[],
  abscissa: (length: number) => number,
  curve: CurveName,
): readonly number[] | undefined {
  const rows = samples.map(({ length }) => [1, abscissa(length)]);
  const solved = leastSquares(
    rows,
    samples.map(({ value }) => Math.log(value)),
  );
  if (!solved || !(solved[1]! > 0)) return undefined;
  return [Math.exp(solved[0]!), curve === 'power' ? solved[1]! : Math.exp(solved[1]!)];
}

function relativeError(curve: CurveName, coefficients: readonly number[], { length, value }: Sample): number {
  return valueAt({ curve, coefficients }, length) / value - 1;
}

function explainedBy(samples: readonly Sample[], curve: CurveName, coefficients: readonly number[]): number {
  const logs = samples.map(({ value }) => Math.log(value));
  const middle = mean(logs);
  const total = mean(logs.map((log) => (log - middle) ** 2));
  if (total < EXACT ** 2) return 1;
  const left = mean(
    samples.map(
      (sample, at) => (Math.log(Math.max(valueAt({ curve, coefficients }, sample.length), EXACT)) - logs[at]!) ** 2,
    ),
  );
  return Math.max(0, 1 - left / total);
}

function akaike(error: number, coefficients: number, samples: number): number {
  const parameters = coefficients + 1;
  const correction =
    samples > parameters + 1 ? (2 * parameters * (parameters + 1)) / (samples - parameters - 1) : Infinity;
  return 2 * samples * Math.log(Math.max(error, EXACT)) + 2 * parameters + correction;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
