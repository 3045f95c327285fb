// Addresses of this machine itself.
import { isIP } from 'node:net'

export const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  host === '::1' ||
  host === '[::1]' ||
  (isIP(host) === 4 && host.startsWith('127.')) ||
  host.startsWith('::ffff:127.')
