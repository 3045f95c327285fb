// The work that all contestants do alike (issue 5, §2).
import { existsSync } from 'node:fs'
import { createDice } from '../../harness/random.ts'
import { measureBurst } from '../burst.ts'
import { measureIdle } from '../idle.ts'
import { type Killing, measureKilling } from '../killing.ts'
import type { Measured, Start } from '../measured.ts'
import { type Meeting, measureTyping } from '../meeting.ts'
import { measureDocument } from '../realDocument.ts'
import { invented, recorded } from '../traffic.ts'

export type Figures = Readonly<Record<string, number>>

export interface Workload {
  readonly title: string
  /** What it asks for beyond relaying. */
  readonly needs: 'nothing' | 'answers' | 'storage'
  readonly run: (start: Start, dir: string, trace: string | null) => Promise<Figures>
}

const onOne =
  (measure: (server: Measured) => Promise<Figures>): Workload['run'] =>
  async (start, dir) => {
    const server = await start(dir)
    try {
      return await measure(server)
    } finally {
      await server.stop()
    }
  }
const meeting = (size: Meeting): Workload['run'] => onOne((server) => measureTyping(server, size))
const killing =
  (size: Killing): Workload['run'] =>
  (start, dir) =>
    measureKilling(start, dir, size)

export const WORKLOADS: Readonly<Record<string, Workload>> = {
  w1: {
    title: '60 people in a room, 10 typing',
    needs: 'nothing',
    run: meeting({ rooms: 1, people: 60, typists: 10, keysPerSecond: 5, seconds: 6 }),
  },
  w2: {
    title: '300 people in a room, 20 typing',
    needs: 'nothing',
    run: meeting({ rooms: 1, people: 300, typists: 20, keysPerSecond: 5, seconds: 6 }),
  },
  w3: {
    title: '300 rooms of 4, one typing in each',
    needs: 'nothing',
    run: meeting({ rooms: 300, people: 4, typists: 1, keysPerSecond: 2, seconds: 30 }),
  },
  w4: { title: 'burst of 20,000 updates', needs: 'nothing', run: onOne((server) => measureBurst(server, 20_000)) },
  w5: {
    title: 'document of 260,000 edits, 300 clients rejoin it',
    needs: 'storage',
    run: (start, dir, trace) => measureDocument(start, dir, { trace: traceOf(trace), storm: 300 }),
  },
  w7: { title: 'kill -9 at 50 updates/s', needs: 'storage', run: killing({ rounds: 5, perSecond: 50, from: 3, to: 8 }) },
  w7fast: { title: 'kill -9 at 3,000 updates/s', needs: 'storage', run: killing({ rounds: 3, perSecond: 3_000, from: 3, to: 6 }) },
  w8: { title: '1,000 idle connections in 250 rooms', needs: 'nothing', run: onOne((server) => measureIdle(server, 1_000, 250)) },
}

const traceOf = (file: string | null) => (file !== null && existsSync(file) ? recorded(file) : invented(260_000, createDice(7).next))
