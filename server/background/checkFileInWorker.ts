// Checks the database's file in a thread of its own, because the whole file is read.
import { Worker } from 'node:worker_threads'
import type { DatabaseFileProblem } from '../db/fileCheck.ts'

const ENTRY = new URL('fileCheckWorker.ts', import.meta.url)

/** Rejects when the file cannot be opened. */
export const checkFileInWorker = (file: string): Promise<readonly DatabaseFileProblem[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(ENTRY, { workerData: file })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the check of the file ended without an answer')))
    worker.unref()
  })
