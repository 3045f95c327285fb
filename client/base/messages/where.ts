// Messages of filter conditions with and/or: the builder, and each condition as a sentence.
import { formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  /** Between the conditions of a group, by the mode of that group. */
  legend: (n: number) => `Condición ${n}`,
  joinTo: { all: (n: number) => `Agregar una alternativa a la condición ${n}`, any: (n: number) => `Agregar a la condición ${n}` },
  remove: (sentence: string) => `Quitar: ${sentence}`,
  edit: (sentence: string) => `${sentence}. Editar condiciones`,
  found: (n: number, all: number) => `${plural('es', n, 'acción', 'acciones')} de ${formatNumber('es', all)}`,
  unread: (parts: string) => `se omite lo que Ruta no conoce: ${parts}`,

  /** As used in a sentence, and without an article. */
  say: {
    any: (noun: string, many: boolean, values: string) => `${noun} ${many ? 'incluyen' : 'es'} ${values}`,
    none: (noun: string, many: boolean, values: string) => `${noun} no ${many ? 'incluyen' : 'es'} ${values}`,
    mine: (noun: string, many: boolean) => `${noun} ${many ? 'incluyen' : 'es'} la mía`,
    empty: (_noun: string, _many: boolean, bare: string) => `no tiene ${bare}`,
    filled: (_noun: string, _many: boolean, bare: string) => `tiene ${bare}`,
    least: (noun: string, value: string) => `${noun} es como mínimo ${value}`,
    most: (noun: string, value: string) => `${noun} es como máximo ${value}`,
    is: (noun: string, value: string) => `${noun} es ${value}`,
    within: (noun: string, from: string, to: string) => `${noun} está entre ${from} y ${to}`,
    has: (noun: string, words: string) => `${noun} contiene «${words}»`,
    hasnt: (noun: string, words: string) => `${noun} no contiene «${words}»`,
    on: (noun: string, day: string) => `${noun} es el ${day}`,
    before: (noun: string, day: string) => `${noun} es antes del ${day}`,
    after: (noun: string, day: string) => `${noun} es después del ${day}`,
    between: (noun: string, from: string, to: string) => `${noun} está entre el ${from} y el ${to}`,
    next: (noun: string, days: number) => `${noun} está en los próximos ${plural('es', days, 'día', 'días')}`,
    last: (noun: string, days: number) => `${noun} está en los últimos ${plural('es', days, 'día', 'días')}`,
  },
}

export const en: Like<typeof es> = {
  legend: (n) => `Condition ${n}`,
  joinTo: { all: (n) => `Add an alternative to condition ${n}`, any: (n) => `Add to condition ${n}` },
  remove: (sentence) => `Remove: ${sentence}`,
  edit: (sentence) => `${sentence}. Edit conditions`,
  found: (n, all) => `${plural('en', n, 'item', 'items')} of ${formatNumber('en', all)}`,
  unread: (parts) => `left out, because Ruta does not know it: ${parts}`,

  say: {
    any: (noun, many, values) => `${noun} ${many ? 'include' : 'is'} ${values}`,
    none: (noun, many, values) => `${noun} ${many ? 'do not include' : 'is not'} ${values}`,
    mine: (noun, many) => `${noun} ${many ? 'include' : 'is'} mine`,
    empty: (_noun, _many, bare) => `has no ${bare}`,
    filled: (noun, many) => `${noun} ${many ? 'are' : 'is'} filled in`,
    least: (noun, value) => `${noun} is at least ${value}`,
    most: (noun, value) => `${noun} is at most ${value}`,
    is: (noun, value) => `${noun} is ${value}`,
    within: (noun, from, to) => `${noun} is between ${from} and ${to}`,
    has: (noun, words) => `${noun} contains “${words}”`,
    hasnt: (noun, words) => `${noun} does not contain “${words}”`,
    on: (noun, day) => `${noun} is on ${day}`,
    before: (noun, day) => `${noun} is before ${day}`,
    after: (noun, day) => `${noun} is after ${day}`,
    between: (noun, from, to) => `${noun} is between ${from} and ${to}`,
    next: (noun, days) => `${noun} is in the next ${plural('en', days, 'day', 'days')}`,
    last: (noun, days) => `${noun} is in the last ${plural('en', days, 'day', 'days')}`,
  },
}
