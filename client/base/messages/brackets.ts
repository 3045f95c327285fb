// Brackets of a text: what is not agreed yet.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  open: (n: number) => plural('es', n, 'corchete', 'corchetes'),
  /** `codes`: of delegations. */
  by: (open: string, codes: string) => `${open}: ${codes}`,
}

export const en: Like<typeof es> = {
  open: (n) => plural('en', n, 'bracket', 'brackets'),
  by: (open, codes) => `${open}: ${codes}`,
}
