// Messages of a new group's first steps.
import { formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  progress: (done: number, all: number) => `${formatNumber('es', done)} de ${formatNumber('es', all)} hechos`,
  people: {
    how: (here: number, all: number) => `${here} de ${plural('es', all, 'delegación tiene', 'delegaciones tienen')} integrantes`,
  },
  streams: {
    how: (n: number) => plural('es', n, 'línea de trabajo', 'líneas de trabajo'),
  },
  items: {
    act: (n: number) => (n > 1 ? `Agregar ${n} acciones` : 'Agregar'),
    how: (n: number) => plural('es', n, 'acción', 'acciones'),
  },
  text: {
    how: (n: number) => plural('es', n, 'texto', 'textos'),
  },
  session: {
    how: (n: number) => plural('es', n, 'sesión', 'sesiones'),
  },
  glossary: {
    how: (n: number) => plural('es', n, 'término', 'términos'),
  },
}

export const en: Like<typeof es> = {
  progress: (done, all) => `${formatNumber('en', done)} of ${formatNumber('en', all)} done`,
  people: {
    how: (here, all) => `${here} of ${plural('en', all, 'delegation has', 'delegations have')} members`,
  },
  streams: {
    how: (n) => plural('en', n, 'workstream', 'workstreams'),
  },
  items: {
    act: (n) => (n > 1 ? `Add ${n} items` : 'Add'),
    how: (n) => plural('en', n, 'item', 'items'),
  },
  text: {
    how: (n) => plural('en', n, 'text', 'texts'),
  },
  session: {
    how: (n) => plural('en', n, 'session', 'sessions'),
  },
  glossary: {
    how: (n) => plural('en', n, 'term', 'terms'),
  },
}
