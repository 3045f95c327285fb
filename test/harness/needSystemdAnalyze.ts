// systemd-analyze, found or installed when this is root on Debian: it reads units as systemd does.
import { existsSync } from 'node:fs'
import { installed } from './debian.ts'

const PROGRAM = '/usr/bin/systemd-analyze'

export const needSystemdAnalyze = (): string => {
  if (existsSync(PROGRAM) || (installed('systemd') && existsSync(PROGRAM))) return PROGRAM
  throw new Error('The tests need systemd-analyze: install it (Debian: `apt-get install systemd`).')
}
