// Messages of *Mentioned in*.
import type { Like } from './like.ts'

export const es = { comment: (n: number) => `Comentario ${n}` }

export const en: Like<typeof es> = { comment: (n) => `Comment ${n}` }
