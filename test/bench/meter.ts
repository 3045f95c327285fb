// What a stretch of work took: wall time, CPU of the server, of this load generator, and of everybody else on the machine.
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Measured } from './measured.ts'

export interface Cost {
  readonly seconds: number
  /** CPU seconds of the server, all threads. */
  readonly cpu: number
  /** In cores. Near one the load generator is the limit: distrust rates. */
  readonly load: number
  /** In cores. Above a half, distrust latencies. */
  readonly others: number
}

export const meter = (server: Measured): (() => Cost) => {
  const start = performance.now()
  const cpu = server.cpu()
  const own = process.cpuUsage()
  const machine = machineCpu()
  return () => {
    const seconds = (performance.now() - start) / 1000
    const { user, system } = process.cpuUsage(own)
    const [used, load] = [server.cpu() - cpu, (user + system) / 1e6]
    return { seconds, cpu: used, load: load / seconds, others: Math.max(0, machineCpu() - machine - used - load) / seconds }
  }
}

/** CPU seconds that the whole machine has been busy: user, nice, system, interrupts, stolen. */
const machineCpu = (): number => {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] =
    /^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'latin1'))?.[1]?.split(' ').map(Number) ?? []
  return (user + nice + system + irq + softirq + steal) / 100
}

/** Waits for half a second in which the rest of the machine is calm; gives up after `maxMs`. */
export const quiet = async (maxMs: number): Promise<void> => {
  for (const until = performance.now() + maxMs; performance.now() < until; ) {
    const before = machineCpu()
    await sleep(500)
    if (machineCpu() - before < 0.1) return
  }
}
