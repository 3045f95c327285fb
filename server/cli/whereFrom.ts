// What a command line names: a data folder, or the address of a PostgreSQL database; without either, what the server itself would use.
import { databaseFile } from '../db/open.ts'
import type { StorageLocation } from '../storage/storage.ts'
import { environment } from './environment.ts'

export const whereFrom = (named: string | undefined): StorageLocation => {
  const name = named ?? (environment.DATABASE_URL || environment.DATA_DIR || 'data')
  return /^postgres(ql)?:\/\//.test(name) ? { engine: 'postgres', url: name } : { engine: 'sqlite', file: databaseFile(name) }
}
