// A copy of an installation as of one instant, made while servers write into it: one file of the embedded database, whatever it is
// copied from, so that what proves and restores the one does so with the other.
import { chmodSync, closeSync, fsyncSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { connectToRead } from '../db/connect.ts'
import type { StorageLocation } from '../storage/storage.ts'
import { dropWaitingMails } from './waitingMails.ts'

/** In one step: a copy in several begins anew whenever somebody writes between them. */
const ALL_PAGES = 2 ** 31 - 1

/** `target` must not exist. It holds the signing key, so nobody else may read it; it is on the disk when this resolves. */
export const copyDatabase = async (where: StorageLocation, target: string): Promise<void> => {
  closeSync(openSync(target, 'wx', OWNER_ONLY))
  if (where.engine === 'sqlite') await copyPages(where.file, target)
  else await (await import('./copyPostgres.ts')).copyPostgres(where.url, target)
  // One file: it can be read without a write-ahead log. A server that opens it begins one.
  const copy = new DatabaseSync(target)
  copy.exec('PRAGMA journal_mode = DELETE')
  dropWaitingMails(copy)
  copy.close()
  chmodSync(target, OWNER_ONLY)
  toDisk(target)
  toDisk(dirname(target))
}
const OWNER_ONLY = 0o600

const copyPages = async (file: string, target: string): Promise<void> => {
  const source = connectToRead(file)
  try {
    await backup(source, target, { rate: ALL_PAGES })
  } finally {
    source.close()
  }
}

export const toDisk = (path: string): void => {
  const descriptor = openSync(path, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
