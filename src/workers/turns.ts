/** How long work goes on before other work that waits has its turn, in milliseconds: handing engines over must cost little beside it. */
const TURN_MS = 240;

/**
 * Long pieces of work that take turns, so that each of them comes to its end. Two runs of one machine share its memory, and each handing
 * over copies their tapes; so a turn is long, and other questions are answered within it, too.
 */
export class Turns {
  private readonly turnLength: number;
  private current: Turn | undefined;
  private waiting: Turn[] = [];
  private began = 0;

  /** `turnLength` is in milliseconds. */
  constructor(turnLength: number = TURN_MS) {
    this.turnLength = turnLength;
  }

  /** A place among the others for a new piece of work, which waits for its turn first. */
  join(): Turn {
    return new Turn(this);
  }

  /** Resolves when it is a piece of work's turn. What has had none yet goes first: it may be short. */
  wait(turn: Turn): Promise<void> {
    const turnCame = new Promise<void>((resolve) => {
      turn.resolve = resolve;
    });
    this.waiting.push(turn);
    if (!this.current) this.next();
    return turnCame;
  }

  /** Whether a piece of work should let another have its turn. */
  isOver(): boolean {
    if (this.waiting.length === 0) return false;
    return this.waiting.some(({ hadTurn }) => !hadTurn) || performance.now() - this.began > this.turnLength;
  }

  /** Takes a piece of work out of the queue, or ends its turn. One that waits is told that it need not wait. */
  leave(turn: Turn): void {
    this.waiting = this.waiting.filter((each) => each !== turn);
    turn.resolve();
    if (this.current === turn) this.next();
  }

  private next(): void {
    const newcomer = this.waiting.find(({ hadTurn }) => !hadTurn);
    this.current = newcomer ?? this.waiting[0];
    if (!this.current) return;
    this.waiting = this.waiting.filter((each) => each !== this.current);
    this.current.hadTurn = true;
    this.began = performance.now();
    this.current.resolve();
  }
}

/** The place of one piece of work among those that take turns. */
export class Turn {
  hadTurn = false;
  resolve: () => void = () => undefined;
  private readonly turns: Turns;

  constructor(turns: Turns) {
    this.turns = turns;
  }

  /** Waits for the turn; lets the others go first where it is this one's turn already and they wait. */
  async take(): Promise<void> {
    this.turns.leave(this);
    await this.turns.wait(this);
  }

  /** Whether others should have their turn now. */
  get isOver(): boolean {
    return this.turns.isOver();
  }

  /** Gives the place up: at the end of the work, or when it is given up. Whoever waits for the turn goes on at once. */
  end(): void {
    this.turns.leave(this);
  }
}
