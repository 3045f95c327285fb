// Messages of the feed of the group and the activity strip above it.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  strip: {
    chart: (from: string, to: string, peaks: string) =>
      `Cambios por semana, del ${from} al ${to}, por delegación. ${peaks} La tabla dice lo mismo.`,
    peak: (week: string, changes: string) => `La semana con más cambios: ${week}, ${changes}.`,
    only: (name: string, changes: string) => `${name}, ${changes}`,
    span: (from: string, to: string) => `${from} – ${to}`,
    choose: (session: string) => `Ver solo los cambios: ${session}`,
  },
  count: (n: number) => plural('es', n, 'cambio', 'cambios'),
  countOf: (n: number, all: string) => `${plural('es', n, 'cambio', 'cambios')} de ${all}`,
}

export const en: Like<typeof es> = {
  strip: {
    chart: (from, to, peaks) => `Changes per week, ${from} to ${to}, by delegation. ${peaks} The table says the same.`,
    peak: (week, changes) => `Busiest week: ${week}, ${changes}.`,
    only: (name, changes) => `${name}, ${changes}`,
    span: (from, to) => `${from} – ${to}`,
    choose: (session) => `Show only the changes of ${session}`,
  },
  count: (n) => plural('en', n, 'change', 'changes'),
  countOf: (n, all) => `${plural('en', n, 'change', 'changes')} of ${all}`,
}
