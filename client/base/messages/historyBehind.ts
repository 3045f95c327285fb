// Messages of a history that is still being read. Loaded with their notice.
import type { Like } from './like.ts'

const es = {
  reading: 'El servidor está leyendo el historial. Lo que depende de él aparece aquí en cuanto termine; todo lo demás funciona.',
  percent: (read: number) => `${read} % leído`,
}
const en: Like<typeof es> = {
  reading: 'The server is reading the history. What depends on it appears here as soon as it is ready; everything else works.',
  percent: (read) => `${read}% read`,
}
export const HISTORY_BEHIND_WORDS = { es, en }
