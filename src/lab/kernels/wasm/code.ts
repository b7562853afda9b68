import { FunctionBody, type Label } from '../../../machine/engines/wasm/function-body.ts';
import { I32, OP, unsigned } from '../../../machine/engines/wasm/bytes.ts';

/** The codes of the value types that are used beside `I32`. */
export const F32 = 0x7d;
const V128 = 0x7b;

/** Instructions without immediates, by the names of the specification. */
const PLAIN = {
  'i32.eqz': 0x45,
  'i32.lt_s': 0x48,
  'i32.add': 0x6a,
  'i32.sub': 0x6b,
  'i32.mul': 0x6c,
  'i32.and': 0x71,
  'i32.shl': 0x74,
  'i32.shr_s': 0x75,
  'f32.sqrt': 0x91,
  'f32.add': 0x92,
  'f32.sub': 0x93,
  'f32.mul': 0x94,
  'f32.div': 0x95,
  'f32.max': 0x97,
  'f32.convert_i32_s': 0xb2,
} as const;

/** Vector instructions without immediates; each follows the prefix of vector instructions. */
const VECTOR = {
  'i32x4.splat': 0x11,
  'f32x4.splat': 0x13,
  'i32x4.le_s': 0x3d,
  'v128.and': 0x4e,
  'v128.bitselect': 0x52,
  'f32x4.nearest': 0x6a,
  'i32x4.shl': 0xab,
  'i32x4.add': 0xae,
  'f32x4.neg': 0xe1,
  'f32x4.sqrt': 0xe3,
  'f32x4.add': 0xe4,
  'f32x4.sub': 0xe5,
  'f32x4.mul': 0xe6,
  'f32x4.div': 0xe7,
  'f32x4.min': 0xe8,
  'f32x4.max': 0xe9,
  'i32x4.trunc_sat_f32x4_s': 0xf8,
  'f32x4.relaxed_madd': 0x105,
} as const;

type Operation = keyof typeof PLAIN | keyof typeof VECTOR;

const VECTOR_PREFIX = 0xfd;

/** A parameter or local variable. */
export type Local = number;

/** The instructions of one kernel, written one after another. Methods return the code, so that calls can be chained. */
export class Code {
  private readonly body = new FunctionBody();
  private readonly locals: number[] = [];
  private readonly parameters: number;

  /** Code of a function with this many parameters. */
  constructor(parameters: number) {
    this.parameters = parameters;
  }

  /** Declares a local variable of a type. */
  local(type: number): Local {
    return this.parameters + this.locals.push(type) - 1;
  }

  /** Declares a whole number that begins as a value. */
  integer(value?: () => void): Local {
    return this.declared(I32, value);
  }

  /** Declares a vector of four floats. */
  vector(value?: () => void): Local {
    return this.declared(V128, value);
  }

  /** Declares a float. */
  float(value?: () => void): Local {
    return this.declared(F32, value);
  }

  get(...locals: readonly Local[]): this {
    for (const local of locals) this.body.get(local);
    return this;
  }

  set(local: Local): this {
    this.body.set(local);
    return this;
  }

  /** Writes instructions without immediates. */
  op(...names: readonly Operation[]): this {
    for (const name of names)
      if (name in PLAIN) this.body.emit(PLAIN[name as keyof typeof PLAIN]);
      else this.vectorInstruction(VECTOR[name as keyof typeof VECTOR]);
    return this;
  }

  /** Pushes a whole number. */
  int(value: number): this {
    this.body.constant(value);
    return this;
  }

  /** Pushes a float. */
  number(value: number): this {
    return this.bytes(0x43, ...floatBytes(value));
  }

  /** Pushes a vector of four equal floats. */
  numbers(value: number): this {
    return this.number(value).op('f32x4.splat');
  }

  /** Pushes a vector of four whole numbers. */
  ints(values: readonly [number, number, number, number]): this {
    this.vectorInstruction(0x0c);
    return this.bytes(...new Uint8Array(Int32Array.from(values).buffer));
  }

  /** Loads a vector from the address on the stack plus `offset` bytes. */
  load(offset = 0): this {
    return this.access(0x00, 4, offset);
  }

  /** Loads a float into all four places of a vector. */
  loadSplat(offset = 0): this {
    return this.access(0x09, 2, offset);
  }

  /** Stores the vector on the stack at the address below it. */
  store(offset = 0): this {
    return this.access(0x0b, 4, offset);
  }

  /** Loads a float. */
  loadFloat(offset = 0): this {
    return this.bytes(0x2a, 2, ...unsigned(offset));
  }

  /** Stores a float. */
  storeFloat(offset = 0): this {
    return this.bytes(0x38, 2, ...unsigned(offset));
  }

  /** One of the four floats of the vector on the stack. */
  lane(number: number): this {
    this.vectorInstruction(0x1f);
    return this.bytes(number);
  }

  /** The sum of the four floats of a vector: (0 + 1) + (2 + 3). */
  laneSum(vector: Local): this {
    this.get(vector).lane(0).get(vector).lane(1).op('f32.add');
    return this.get(vector).lane(2).get(vector).lane(3).op('f32.add', 'f32.add');
  }

  /** The largest of the four floats of a vector. */
  laneMost(vector: Local): this {
    this.get(vector).lane(0).get(vector).lane(1).op('f32.max');
    return this.get(vector).lane(2).get(vector).lane(3).op('f32.max', 'f32.max');
  }

  /** Adds bytes to a pointer: a constant, or a local. */
  advance(pointer: Local, by: number | { readonly local: Local }): this {
    this.get(pointer);
    if (typeof by === 'number') this.int(by);
    else this.get(by.local);
    return this.op('i32.add').set(pointer);
  }

  /** Runs the body for `counter` = `from`, `from` + `step`, … while it is below the local `end`. */
  range(counter: Local, from: () => void, end: Local, step: number, body: () => void): this {
    from();
    this.set(counter);
    this.whileTrue(
      () => this.get(counter, end).op('i32.lt_s'),
      () => {
        body();
        this.advance(counter, step);
      },
    );
    return this;
  }

  /** Runs the body for `counter` = 0, `step`, … while it is below the local `end`. */
  upTo(counter: Local, end: Local, step: number, body: () => void): this {
    return this.range(counter, () => this.int(0), end, step, body);
  }

  /** Repeats the body while the condition, which leaves 0 or 1 on the stack, is 1. */
  whileTrue(condition: () => void, body: () => void): this {
    const loop: Label = this.body.open(OP.loop);
    condition();
    this.body.open(OP.if);
    body();
    this.body.branch(loop);
    this.body.close();
    this.body.close();
    return this;
  }

  /** Runs one of two bodies; the condition is on the stack. */
  choose(then: () => void, otherwise?: () => void): this {
    this.body.open(OP.if);
    then();
    if (otherwise) {
      this.body.emit(OP.else);
      otherwise();
    }
    this.body.close();
    return this;
  }

  /** The bytes of the function. */
  finished(): Uint8Array {
    return this.body.finished(
      this.locals.map((type) => [1, type] as const),
      false,
    );
  }

  private declared(type: number, value?: () => void): Local {
    const local = this.local(type);
    if (!value) return local;
    value();
    this.set(local);
    return local;
  }

  private vectorInstruction(code: number): void {
    this.bytes(VECTOR_PREFIX, ...unsigned(code));
  }

  private access(code: number, alignment: number, offset: number): this {
    this.vectorInstruction(code);
    return this.bytes(alignment, ...unsigned(offset));
  }

  private bytes(...values: readonly number[]): this {
    for (const value of values) this.body.emit(value);
    return this;
  }
}

function floatBytes(value: number): Uint8Array {
  return new Uint8Array(Float32Array.of(value).buffer);
}
