// What takes long says how far it is: on a terminal one line that is written over, elsewhere (a log, CI) plain lines.

interface Out {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export interface CommandProgress {
  /** Says when it begins, how far it is (`at`, from 0 to 1) and how long it took. Steps may run beside each other. */
  step<T>(what: string, work: (at: (part: number) => void) => Promise<T>): Promise<T>
}

const TICK_MS = 250
const QUARTER = 0.25
const CLEAR_LINE = '\r\u001b[K'

export const createProgress = (out: Out = process.stdout, elapsed: () => number = () => performance.now()): CommandProgress => {
  const running = new Map<string, { readonly since: number; part: number | null }>()
  const seconds = (since: number) => `${Math.round((elapsed() - since) / 1_000)} s`
  const paint = () => {
    if (!out.isTTY) return
    const steps = [...running].map(
      ([what, { since, part }]) => `${what} … ${part === null ? seconds(since) : `${Math.floor(part * 100)} %`}`,
    )
    out.write(`${CLEAR_LINE}${steps.join(' · ')}`)
  }
  let ticking: ReturnType<typeof setInterval> | undefined
  const say = (line: string) => {
    out.write(out.isTTY ? `${CLEAR_LINE}${line}\n` : `${line}\n`)
    paint()
  }
  return {
    async step(what, work) {
      const step = { since: elapsed(), part: null as number | null }
      running.set(what, step)
      if (out.isTTY) ticking ??= setInterval(paint, TICK_MS)
      else say(`${what} …`)
      const at = (part: number) => {
        const quarters = Math.floor(part / QUARTER)
        if (!out.isTTY && part < 1 && quarters > Math.floor((step.part ?? 0) / QUARTER)) say(`${what}: ${quarters * 100 * QUARTER} %`)
        step.part = part
      }
      try {
        const done = await work(at)
        running.delete(what)
        say(`${what}: done (${seconds(step.since)})`)
        return done
      } finally {
        running.delete(what)
        if (running.size === 0) {
          clearInterval(ticking)
          ticking = undefined
          if (out.isTTY) out.write(CLEAR_LINE)
        }
      }
    },
  }
}
