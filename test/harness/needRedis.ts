// Valkey or Redis, found or installed when this is root on Debian.
import { existsSync } from 'node:fs'
import { installed } from './debian.ts'

const PROGRAMS = ['/usr/bin/valkey-server', '/usr/bin/redis-server']
const found = () => PROGRAMS.find((path) => existsSync(path))

export const needRedis = (): string => {
  const program = found() ?? (installed('valkey-server') ? found() : undefined)
  if (program) return program
  throw new Error('The tests need Valkey or Redis: install one (Debian: `apt-get install valkey-server`).')
}
