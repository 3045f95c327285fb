// Messages of the outline view: parts and subparts.
import { formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  label: (items: number) => `Esquema, ${plural('es', items, 'acción', 'acciones')}`,
  doneOf: (done: number, all: number) => `${formatNumber('es', done)} de ${formatNumber('es', all)}`,
  saysDone: (done: number, all: number) => `${formatNumber('es', done)} de ${formatNumber('es', all)} cumplidas debajo`,
  open: (code: string) => `Desplegar ${code}`,
  close: (code: string) => `Plegar ${code}`,
  was: (words: string) => `antes formaba parte de ${words}`,
  handle: (code: string) => `Mover ${code}`,
  moveNamed: (code: string) => `Mover ${code}`,
  moved: (code: string, level: number, place: number, of: number) =>
    `${code}, nivel ${level}, ${formatNumber('es', place)} de ${formatNumber('es', of)}`,
  stays: (code: string) => `${code} no se puede mover ahí`,
  refused: (code: string) => `${code} no puede formar parte de sí misma ni de lo que contiene.`,
}

export const en: Like<typeof es> = {
  label: (items) => `Outline, ${plural('en', items, 'item', 'items')}`,
  doneOf: (done, all) => `${formatNumber('en', done)} of ${formatNumber('en', all)}`,
  saysDone: (done, all) => `${formatNumber('en', done)} of ${formatNumber('en', all)} done below`,
  open: (code) => `Expand ${code}`,
  close: (code) => `Collapse ${code}`,
  was: (words) => `was part of ${words}`,
  handle: (code) => `Move ${code}`,
  moveNamed: (code) => `Move ${code}`,
  moved: (code, level, place, of) => `${code}, level ${level}, ${formatNumber('en', place)} of ${formatNumber('en', of)}`,
  stays: (code) => `${code} cannot be moved there`,
  refused: (code) => `${code} cannot be part of itself, or of what it contains.`,
}
