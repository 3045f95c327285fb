// Secrets that travel in cookies and links: 256 random bits outside, only their SHA-256 inside.
import { createHash } from 'node:crypto'
import type { Random } from '../../shared/ids.ts'

export const newToken = (random: Random): string => Buffer.from(random(32)).toString('base64url')
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
