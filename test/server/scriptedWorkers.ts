// Worker threads that run a test's own scripts. A script has the port to the main thread as `port`.
import { Worker } from 'node:worker_threads'

export interface ScriptedWorkers {
  readonly spawn: () => Worker
  readonly spawned: () => number
}

/** Each worker runs the next script; once they are used up, the last one again. */
export const scriptedWorkers = (scripts: readonly string[]): ScriptedWorkers => {
  let spawned = 0
  return {
    spawn() {
      const script = scripts[Math.min(spawned++, scripts.length - 1)] ?? ''
      return new Worker(`const { parentPort: port } = require('node:worker_threads'); ${script}`, { eval: true })
    },
    spawned: () => spawned,
  }
}
