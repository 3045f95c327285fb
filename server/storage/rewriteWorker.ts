// Entry point of the thread that writes tables anew; `workerData` is the file.
import { parentPort, workerData } from 'node:worker_threads'
import { must } from '../../shared/result.ts'
import { connectToRewrite } from '../db/connect.ts'
import { rewriteTable } from '../db/rewriteTable.ts'
import { reasonOf } from '../reasonOf.ts'
import type { FromRewriter, ToRewriter } from './rewriteMessages.ts'

const port = must(parentPort, 'a parent: this file is a worker')
const sqlite = connectToRewrite(String(workerData))
const answer = (message: FromRewriter) => port.postMessage(message)
const checkpoint = (mode: 'PASSIVE' | 'TRUNCATE'): boolean => sqlite.prepare(`PRAGMA wal_checkpoint(${mode})`).get()?.busy === 0

const carryOut = (message: Exclude<ToRewriter, { readonly type: 'close' }>): boolean => {
  switch (message.type) {
    case 'rewrite':
      rewriteTable(sqlite, message.table)
      return true
    case 'checkpoint':
      return checkpoint('PASSIVE')
    case 'truncate':
      return checkpoint('TRUNCATE')
  }
}
port.on('message', (message: ToRewriter) => {
  if (message.type === 'close') {
    sqlite.close()
    return port.close()
  }
  try {
    answer({ type: 'done', job: message.job, isDone: carryOut(message) })
  } catch (error) {
    answer({ type: 'failed', job: message.job, why: reasonOf(error) })
  }
})
