// The worker on a thread of its own, on the database that `where` names.
import { Worker } from 'node:worker_threads'
import type { StorageLocation } from '../storage/storage.ts'
import { type BackgroundDependencies, type BackgroundWork, createBackgroundWorker } from './background.ts'

const WORKER = new URL('worker.ts', import.meta.url)

export const startBackgroundWorker = (where: StorageLocation, needs: Omit<BackgroundDependencies, 'spawn'>): BackgroundWork =>
  createBackgroundWorker({ ...needs, spawn: () => new Worker(WORKER, { workerData: where }) })
