// Reads or writes a spreadsheet in a worker.
import { browserClock } from '../live/browser.ts'
import { runInWorker } from './runInWorker.ts'
import type { DataSheet } from './sheet.ts'
import type { ReadSheet } from './xlsx.ts'

export type ToExchange =
  | { readonly type: 'write'; readonly sheets: readonly DataSheet[] }
  | { readonly type: 'read'; readonly bytes: Uint8Array<ArrayBuffer> }
export type Exchanged =
  | { readonly type: 'written'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'read'; readonly sheets: readonly ReadSheet[] }
  | { readonly type: 'failed'; readonly why: 'too-much' | 'unreadable' | 'too-long' | 'not-loaded' }

const exchange = (asked: ToExchange): Promise<Exchanged> =>
  runInWorker<ToExchange, Exchanged>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), asked, browserClock)

type Failed = Extract<Exchanged, { readonly type: 'failed' }>
export const toXlsx = async (sheets: readonly DataSheet[]): Promise<Extract<Exchanged, { readonly type: 'written' }> | Failed> => {
  const told = await exchange({ type: 'write', sheets })
  return told.type === 'read' ? { type: 'failed', why: 'unreadable' } : told
}

export const fromXlsx = async (bytes: Uint8Array<ArrayBuffer>): Promise<Extract<Exchanged, { readonly type: 'read' }> | Failed> => {
  const told = await exchange({ type: 'read', bytes })
  return told.type === 'written' ? { type: 'failed', why: 'unreadable' } : told
}
