// HAProxy, found or installed when this is root on Debian.
import { existsSync } from 'node:fs'
import { installed } from './debian.ts'

const PROGRAM = '/usr/sbin/haproxy'

export const needHaproxy = (): string => {
  if (existsSync(PROGRAM) || (installed('haproxy') && existsSync(PROGRAM))) return PROGRAM
  throw new Error('The tests need HAProxy: install it (Debian: `apt-get install haproxy`).')
}
