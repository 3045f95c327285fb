// History: of an item, of a text and of the group, and the changes while one was away.
import { form, formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  timeIn: (time: string, city: string) => `${time} en ${city}`,
  morePassages: (n: number) => `y ${plural('es', n, 'pasaje más', 'pasajes más')}`,
  alike: (n: number) => `y ${plural('es', n, 'más igual', 'más iguales')}`,
  changes: (n: number) => plural('es', n, 'cambio', 'cambios'),
  bands: {
    before: (session: number) => `Antes de la sesión ${session}`,
    between: (one: number, other: number) => `Entre las sesiones ${one} y ${other}`,
    after: (session: number) => `Después de la sesión ${session}`,
    since: (moment: string) => `desde el ${moment}`,
  },
  entry: (seq: number) => `Entrada ${seq} del registro`,
  textOf: (language: string) => `Cambios en el texto, ${language}`,

  restore: (value: string) => `Restaurar ${value}`,
  restored: (value: string) => `Restaurado: ${value}.`,
  dependency: (code: string) => `la dependencia de ${code}`,

  olderOf: (n: number) => `Ver anteriores (quedan ${formatNumber('es', n)})`,

  moments: {
    remove: (name: string) => `Quitar «${name}»`,
    removeTitle: (name: string) => `¿Quitar el nombre «${name}»?`,
  },

  away: {
    both: (n: number) =>
      form(
        'es',
        n,
        'Usted y otras personas cambiaron un mismo campo.',
        `Usted y otras personas cambiaron los mismos ${formatNumber('es', n)} campos.`,
      ),
    changes: (n: number) => plural('es', n, 'cambio', 'cambios'),
  },

  since: {
    more: (n: number) => plural('es', n, 'línea más', 'líneas más'),
    undone: (n: number) =>
      form(
        'es',
        n,
        'Un cambio que se deshizo: todo quedó como estaba',
        `${formatNumber('es', n)} cambios que se deshicieron: todo quedó como estaba`,
      ),
    alsoFields: (n: number) => form('es', n, '; y otro campo', `; y otros ${formatNumber('es', n)} campos`),
  },
}

export const en: Like<typeof es> = {
  timeIn: (time, city) => `${time} in ${city}`,
  morePassages: (n) => `and ${plural('en', n, 'more passage', 'more passages')}`,
  alike: (n) => `and ${plural('en', n, 'more like it', 'more like it')}`,
  changes: (n) => plural('en', n, 'change', 'changes'),
  bands: {
    before: (session) => `Before session ${session}`,
    between: (one, other) => `Between sessions ${one} and ${other}`,
    after: (session) => `After session ${session}`,
    since: (moment) => `since ${moment}`,
  },
  entry: (seq) => `Log entry ${seq}`,
  textOf: (language) => `Changes in the text, ${language}`,

  restore: (value) => `Restore ${value}`,
  restored: (value) => `Restored: ${value}.`,
  dependency: (code) => `the dependency on ${code}`,

  olderOf: (n) => `Show earlier changes (${formatNumber('en', n)} left)`,

  moments: {
    remove: (name) => `Remove “${name}”`,
    removeTitle: (name) => `Remove the name “${name}”?`,
  },

  away: {
    both: (n) =>
      form('en', n, 'You and others changed the same field.', `You and others changed the same ${formatNumber('en', n)} fields.`),
    changes: (n) => plural('en', n, 'change', 'changes'),
  },

  since: {
    more: (n) => plural('en', n, 'more line', 'more lines'),
    undone: (n) =>
      form(
        'en',
        n,
        'One change that was undone: everything is as it was',
        `${formatNumber('en', n)} changes that were undone: everything is as it was`,
      ),
    alsoFields: (n) => form('en', n, '; and another field', `; and ${formatNumber('en', n)} other fields`),
  },
}
