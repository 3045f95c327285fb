// A server in a process of its own: its CPU and memory from /proc, and its end.
import type { ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const TICKS_PER_SECOND = 100

/** Of a process or a thread, by its `stat`. */
export const cpuIn = (stat: string): { readonly name: string; readonly cpu: number } => {
  const text = readFileSync(stat, 'latin1')
  const end = text.lastIndexOf(')')
  const fields = text.slice(end + 2).split(' ')
  return { name: text.slice(text.indexOf('(') + 1, end), cpu: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND }
}

export const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

export class MeasuredProcess {
  readonly #child: ChildProcess
  readonly #exited: Promise<unknown>

  constructor(child: ChildProcess) {
    this.#child = child
    this.#exited = new Promise((resolve) => child.once('exit', resolve))
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }
  /** CPU seconds used so far, all threads. */
  cpu(): number {
    return cpuIn(`/proc/${this.pid}/stat`).cpu
  }
  /** CPU seconds by thread: the main one, Node's workers, V8's helpers. */
  threads(): Readonly<Record<'main' | 'workers' | 'helpers', number>> {
    const seconds = { main: 0, workers: 0, helpers: 0 }
    for (const id of readdirSync(`/proc/${this.pid}/task`)) {
      const { name, cpu } = cpuIn(`/proc/${this.pid}/task/${id}/stat`)
      seconds[id === String(this.pid) ? 'main' : name === 'WorkerThread' ? 'workers' : 'helpers'] += cpu
    }
    return seconds
  }
  memoryMb(): number {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${this.pid}/status`, 'latin1'))?.[1] ?? 0) / 1024
  }
  /** Waits until the server has used less than 3 % of a core for a second. */
  async idle(maxMs = 20_000): Promise<void> {
    let calm = 0
    for (const until = Date.now() + maxMs; calm < 2 && Date.now() < until; ) {
      const before = this.cpu()
      await sleep(500)
      calm = this.cpu() - before <= 0.015 ? calm + 1 : 0
    }
  }
  async stop(): Promise<void> {
    this.#child.kill('SIGTERM')
    await Promise.race([this.#exited, sleep(12_000, undefined, { ref: false })])
    await this.kill()
  }
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#exited
  }
}
