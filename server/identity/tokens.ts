// Secrets in cookies and links: 256 random bits, of which only the SHA-256 is stored.
import { createHash } from 'node:crypto'
import type { Random } from '../../shared/ids.ts'

export const newToken = (random: Random): string => Buffer.from(random(32)).toString('base64url')
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
