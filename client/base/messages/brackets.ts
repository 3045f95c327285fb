// Brackets of a text: what is not agreed yet.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  open: (n: number) => plural('es', n, 'corchete', 'corchetes'),
  /** `codes`: of delegations. */
  by: (open: string, codes: string) => `${open}: ${codes}`,
  quoted: (words: string) => `“${words}”`,
  inSession: (number: number) => `en la sesión ${number}`,
  on: (day: string) => `el ${day}`,
}

export const en: Like<typeof es> = {
  open: (n) => plural('en', n, 'bracket', 'brackets'),
  by: (open, codes) => `${open}: ${codes}`,
  quoted: (words) => `“${words}”`,
  inSession: (number) => `in session ${number}`,
  on: (day) => `on ${day}`,
}
