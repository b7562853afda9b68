import { joined, OP, signed, unsigned } from './bytes.ts';

/** A branch target: the end of a block or the start of a loop. */
export type Label = number;

/** The bytes of a function's instructions, written one after another. */
export class FunctionBody {
  private bytes = new Uint8Array(4096);
  private length = 0;
  private depth = 0;
  /** Offsets at which optional instructions begin and end, alternately. */
  private readonly optionals: number[] = [];

  /** Writes an instruction without immediates. */
  emit(operation: number): void {
    this.add(operation);
  }

  get(local: number): void {
    this.add(OP.localGet);
    this.addUnsigned(local);
  }

  set(local: number): void {
    this.add(OP.localSet);
    this.addUnsigned(local);
  }

  /** Sets a local and leaves its value on the stack. */
  tee(local: number): void {
    this.add(OP.localTee);
    this.addUnsigned(local);
  }

  /** Pushes a 32-bit constant. */
  constant(value: number): void {
    this.add(OP.i32Const);
    if (value >= -64 && value < 64) this.add(value & 127);
    else for (const byte of signed(value)) this.add(byte);
  }

  /** Writes a load or store at the address on the stack plus `offset`. */
  access(operation: number, offset: number): void {
    this.add(operation);
    // The alignment is a hint. Adjacent stamps are accessed as 64 bits that need not be at a multiple of eight.
    this.add(operation === OP.i32Load8U || operation === OP.i32Store8 ? 0 : operation === OP.i32Store16 ? 1 : 2);
    this.addUnsigned(offset);
  }

  /** Opens a block, a loop or an if. */
  open(operation: typeof OP.block | typeof OP.loop | typeof OP.if): Label {
    this.add(operation);
    this.add(0x40);
    return this.depth++;
  }

  /** Closes the innermost open block, loop or if. */
  close(): void {
    this.add(OP.end);
    this.depth--;
  }

  /** Branches to a label, which must be open. */
  branch(label: Label): void {
    this.add(OP.br);
    this.addUnsigned(this.depth - label - 1);
  }

  /** Branches to the label with the number on the stack; to the last one if there are fewer labels. */
  branchTable(labels: readonly Label[]): void {
    this.add(OP.brTable);
    this.addUnsigned(labels.length - 1);
    for (const label of labels) this.addUnsigned(this.depth - label - 1);
  }

  /** Marks what `write` writes as optional; `write` must close all blocks that it opens. */
  optional(write: () => void): void {
    this.optionals.push(this.length);
    write();
    this.optionals.push(this.length);
  }

  /** The bytes of the function with or without its optional instructions; locals are given as counts by type. */
  finished(locals: readonly (readonly [count: number, type: number])[], hasOptionals: boolean): Uint8Array {
    const groups = locals.filter(([count]) => count > 0);
    const head = [...unsigned(groups.length), ...groups.flatMap(([count, type]) => [...unsigned(count), type])];
    const cuts = hasOptionals ? [] : this.optionals;
    const parts: Uint8Array[] = [];
    for (let index = 0, from = 0; index <= cuts.length; index += 2) {
      parts.push(this.bytes.subarray(from, cuts[index] ?? this.length));
      from = cuts[index + 1] ?? this.length;
    }
    const length = parts.reduce((sum, part) => sum + part.length, head.length + 1);
    return joined([unsigned(length), head, ...parts, [OP.end]]);
  }

  private add(byte: number): void {
    if (this.length === this.bytes.length) {
      const larger = new Uint8Array(2 * this.length);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[this.length++] = byte;
  }

  private addUnsigned(value: number): void {
    if (value < 128) this.add(value);
    else for (const byte of unsigned(value)) this.add(byte);
  }
}
