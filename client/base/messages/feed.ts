// The feed of the group as a page to be read at a glance, and the strip of activity above it.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  strip: {
    title: 'Actividad por semana y delegación',
    chart: (from: string, to: string, peaks: string) =>
      `Cambios por semana, del ${from} al ${to}, por delegación. ${peaks} La tabla dice lo mismo.`,
    peak: (week: string, changes: string) => `La semana con más cambios: ${week}, ${changes}.`,
    delegations: 'Delegaciones que se muestran',
    only: (name: string, changes: string) => `${name}, ${changes}`,
    from: 'Desde la semana',
    until: 'Hasta la semana',
    span: (from: string, to: string) => `${from} – ${to}`,
    weeks: 'Semanas',
    choose: (session: string) => `Ver solo los cambios: ${session}`,
    table: 'Ver como tabla',
    month: 'Mes',
    all: 'Todos',
    none: 'Ningún cambio en estas semanas',
    noneWhy: 'Amplíe el intervalo o vea todos los cambios.',
    offline: 'La actividad se mostrará cuando haya conexión.',
    today: 'Hoy',
  },
  count: (n: number) => plural('es', n, 'cambio', 'cambios'),
  countOf: (n: number, all: string) => `${plural('es', n, 'cambio', 'cambios')} de ${all}`,
  acts: 'Mostrar actuaciones',
  actsWhy: 'Lo que registró el servidor: sesiones, personas, funciones y momentos',
  next: 'Cambio siguiente',
  previous: 'Cambio anterior',
}

export const en: Like<typeof es> = {
  strip: {
    title: 'Activity by week and delegation',
    chart: (from, to, peaks) => `Changes per week, ${from} to ${to}, by delegation. ${peaks} The table says the same.`,
    peak: (week, changes) => `Busiest week: ${week}, ${changes}.`,
    delegations: 'Delegations shown',
    only: (name, changes) => `${name}, ${changes}`,
    from: 'From week',
    until: 'Until week',
    span: (from, to) => `${from} – ${to}`,
    weeks: 'Weeks',
    choose: (session) => `Show only the changes of ${session}`,
    table: 'View as table',
    month: 'Month',
    all: 'All',
    none: 'No changes in these weeks',
    noneWhy: 'Widen the span or show all changes.',
    offline: 'Activity will be shown when there is a connection.',
    today: 'Today',
  },
  count: (n) => plural('en', n, 'change', 'changes'),
  countOf: (n, all) => `${plural('en', n, 'change', 'changes')} of ${all}`,
  acts: 'Show acts',
  actsWhy: 'What the server recorded: sessions, people, roles and moments',
  next: 'Next change',
  previous: 'Previous change',
}
