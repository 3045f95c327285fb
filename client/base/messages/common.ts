import type { Like } from './like.ts'

export const es = {}

export const en: Like<typeof es> = {}
