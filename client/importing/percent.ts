// Per cents of a file: Ruta keeps four steps of progress, so that per cents are ranges of them. Pure.
import type { Progress } from '../../shared/roadmap/model.ts'

/** With its sign, or a whole number up to 100: `1` and `0.75` alone say nothing certain. */
export const percentIn = (text: string): number | null => {
  const found = /^\s*(\d{1,3})(?:[.,]\d+)?\s*(%?)\s*$/.exec(text)
  if (!found) return null
  const [, figures = '', sign] = found
  const number = Number(figures)
  if (number > 100) return null
  return sign === '%' || (!/[.,]/.test(text) && number !== 1) ? number : null
}
export const progressOf = (percent: number): Progress =>
  percent === 0 ? 'notStarted' : percent < 50 ? 'limited' : percent < 100 ? 'substantial' : 'completed'
