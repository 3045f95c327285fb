// One PostgreSQL for all files of a project, with a database for each file.
import type { TestProject } from 'vitest/node'
import { startSharedPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the project's PostgreSQL. */
    postgres?: string
  }
}

export const setup = async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const { folder, stop } = await startSharedPostgres()
  provide('postgres', folder)
  return stop
}
