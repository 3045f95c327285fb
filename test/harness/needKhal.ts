// khal, found or installed when this is root on Debian: a calendar program that reads what we write with a library of its own.
import { existsSync } from 'node:fs'
import { installed } from './debian.ts'

const PROGRAM = '/usr/bin/khal'

export const needKhal = (): string => {
  if (existsSync(PROGRAM) || (installed('khal') && existsSync(PROGRAM))) return PROGRAM
  throw new Error('The tests need khal: install it (Debian: `apt-get install khal`).')
}
