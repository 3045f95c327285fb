// Caddy, found or installed when this is root on Debian.
import { existsSync } from 'node:fs'
import { installed } from './debian.ts'

const PROGRAM = '/usr/bin/caddy'

export const needCaddy = (): string => {
  if (existsSync(PROGRAM) || (installed('caddy') && existsSync(PROGRAM))) return PROGRAM
  throw new Error('The tests need Caddy: install it (Debian: `apt-get install caddy`).')
}
