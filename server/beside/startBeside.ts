// The worker on a thread of its own, on the database that `where` names.
import { Worker } from 'node:worker_threads'
import type { Where } from '../storage/storage.ts'
import { type Beside, type BesideDependencies, createBeside } from './beside.ts'

const WORKER = new URL('worker.ts', import.meta.url)

export const startBeside = (where: Where, needs: Omit<BesideDependencies, 'spawn'>): Beside =>
  createBeside({ ...needs, spawn: () => new Worker(WORKER, { workerData: where }) })
