// OpenSMTPD, found or installed when this is root on Debian: a mail server that ministries run, beside the one of npm in the other tests.
import { existsSync } from 'node:fs'
import { installed } from './debian.ts'

const PROGRAM = '/usr/sbin/smtpd'

export const needOpenSmtpd = (): string => {
  if (existsSync(PROGRAM) || (installed('opensmtpd') && existsSync(PROGRAM))) return PROGRAM
  throw new Error('The tests need OpenSMTPD: install it (Debian: `apt-get install opensmtpd`).')
}
