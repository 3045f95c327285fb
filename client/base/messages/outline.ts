// Messages of the outline view: parts and subparts.
import { number } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  label: (items: number) => `Esquema, ${plural('es', items, 'acción', 'acciones')}`,
  doneOf: (done: number, all: number) => `${number('es', done)} de ${number('es', all)}`,
  saysDone: (done: number, all: number) => `${number('es', done)} de ${number('es', all)} cumplidas debajo`,
  open: (code: string) => `Desplegar ${code}`,
  close: (code: string) => `Plegar ${code}`,
  was: (words: string) => `antes formaba parte de ${words}`,
  handle: (code: string) => `Mover ${code}`,
  moveNamed: (code: string) => `Mover ${code}`,
  moved: (code: string, level: number, place: number, of: number) =>
    `${code}, nivel ${level}, ${number('es', place)} de ${number('es', of)}`,
  stays: (code: string) => `${code} no se puede mover ahí`,
  refused: (code: string) => `${code} no puede formar parte de sí misma ni de lo que contiene.`,
}

export const en: Like<typeof es> = {
  label: (items) => `Outline, ${plural('en', items, 'item', 'items')}`,
  doneOf: (done, all) => `${number('en', done)} of ${number('en', all)}`,
  saysDone: (done, all) => `${number('en', done)} of ${number('en', all)} done below`,
  open: (code) => `Expand ${code}`,
  close: (code) => `Collapse ${code}`,
  was: (words) => `was part of ${words}`,
  handle: (code) => `Move ${code}`,
  moveNamed: (code) => `Move ${code}`,
  moved: (code, level, place, of) => `${code}, level ${level}, ${number('en', place)} of ${number('en', of)}`,
  stays: (code) => `${code} cannot be moved there`,
  refused: (code) => `${code} cannot be part of itself, or of what it contains.`,
}
