const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 80;

/** Tells a person on stderr what is being done: a line for each stage when it is done. */
export class Progress {
  private readonly running = new Set<string>();
  private readonly terminal = process.stderr;
  private spinner: NodeJS.Timeout | undefined;
  private frame = 0;

  /** Does the work of one stage. Stages may overlap. */
  async stage<T>(name: string, work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    this.running.add(name);
    this.spin();
    try {
      const result = await work();
      this.print(`  ${name.padEnd(12)} ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
      return result;
    } finally {
      this.running.delete(name);
      if (this.running.size === 0) this.rest();
    }
  }

  /** Prints one line without tearing the spinner's. */
  print(line: string): void {
    this.terminal.write(`${this.terminal.isTTY ? '\r\x1b[2K' : ''}${line}\n`);
  }

  private spin(): void {
    if (!this.terminal.isTTY || this.spinner) return;
    this.spinner = setInterval(() => {
      const frame = FRAMES[this.frame++ % FRAMES.length];
      this.terminal.write(`\r\x1b[2K${frame} ${[...this.running].join(', ')}`);
    }, FRAME_MS);
  }

  private rest(): void {
    if (!this.spinner) return;
    clearInterval(this.spinner);
    this.spinner = undefined;
    this.terminal.write('\r\x1b[2K');
  }
}
