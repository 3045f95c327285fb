// nginx, found or installed when this is root on Debian.
import { existsSync } from 'node:fs'
import { installed } from './debian.ts'

const PROGRAM = '/usr/sbin/nginx'

export const needNginx = (): string => {
  if (existsSync(PROGRAM) || (installed('nginx-light') && existsSync(PROGRAM))) return PROGRAM
  throw new Error('The tests need nginx: install it (Debian: `apt-get install nginx-light`).')
}
