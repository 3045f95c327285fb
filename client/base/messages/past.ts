// Messages of the past: time slider, moments, restoring, exporting, and authors.
import { form, formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  asItWas: (when: string) => `Así era el ${when}`,
  in: (city: string) => `en ${city}`,
  change: (n: number, all: number) => `cambio ${formatNumber('es', n)} de ${formatNumber('es', all)}`,
  changes: (n: number) => plural('es', n, 'cambio', 'cambios'),
  more: (n: number) => `y ${formatNumber('es', n)} más`,
  sessionStart: (number: number) => `Inicio de la sesión ${number}`,
  sessionClose: (number: number) => `Cierre de la sesión ${number}`,
  session: (number: number) => `Sesión ${number}`,
  beforeSession: (number: number) => `Antes de la sesión ${number}`,
  afterSession: (number: number) => `Después de la sesión ${number}`,
  delegationBar: (list: string) => `Quién hizo el último cambio, por periodo: ${list}`,
  sessionBar: (list: string) => `En qué sesión o entre cuáles: ${list}`,

  exported: (file: string) => `Se descargó ${file}.`,

  restore: {
    itemTitle: (code: string) => `¿Restaurar ${code} como era entonces?`,
    when: (when: string) => `Como era el ${when}.`,
    items: (n: number) => plural('es', n, 'acción vuelve a ser como era', 'acciones vuelven a ser como eran'),
    archived: (n: number) => plural('es', n, 'acción que no existía entonces se archiva', 'acciones que no existían entonces se archivan'),
    back: (n: number) => plural('es', n, 'acción archivada vuelve a la hoja de ruta', 'acciones archivadas vuelven a la hoja de ruta'),
    streams: (n: number) => plural('es', n, 'línea de trabajo cambia', 'líneas de trabajo cambian'),
    fields: (n: number) => plural('es', n, 'dato cambia', 'datos cambian'),
    fieldList: (fields: string) => `Cambian: ${fields}.`,
    titles: (n: number) => plural('es', n, 'título cambia', 'títulos cambian'),
    paragraphs: (language: string, changed: number, back: number, gone: number) =>
      `${language}: ${[
        changed > 0 ? plural('es', changed, 'párrafo cambia', 'párrafos cambian') : '',
        back > 0 ? plural('es', back, 'párrafo vuelve', 'párrafos vuelven') : '',
        gone > 0 ? plural('es', gone, 'párrafo se quita', 'párrafos se quitan') : '',
      ]
        .filter(Boolean)
        .join(', ')}`,
    done: {
      item: (code: string) => `Se restauró ${code}.`,
    },
  },

  authors: {
    characters: (n: number) => plural('es', n, 'carácter', 'caracteres'),
    share: (percent: number) => `${percent} %`,
    of: (label: string) => `${label}, con autoría`,
  },

  item: {
    title: (code: string) => `Historial de ${code}`,
    asItWas: (day: string) => `Así era el ${day}`,
    nowIs: (value: string) => `ahora ${value}`,
    moved: (moves: number, days: string) => `Reprogramada ${form('es', moves, '1 vez', `${formatNumber('es', moves)} veces`)}, ${days}`,
  },
}

export const en: Like<typeof es> = {
  asItWas: (when) => `As it was on ${when}`,
  in: (city) => `in ${city}`,
  change: (n, all) => `change ${formatNumber('en', n)} of ${formatNumber('en', all)}`,
  changes: (n) => plural('en', n, 'change', 'changes'),
  more: (n) => `and ${formatNumber('en', n)} more`,
  sessionStart: (number) => `Start of session ${number}`,
  sessionClose: (number) => `Close of session ${number}`,
  session: (number) => `Session ${number}`,
  beforeSession: (number) => `Before session ${number}`,
  afterSession: (number) => `After session ${number}`,
  delegationBar: (list) => `Who made the last change, by period: ${list}`,
  sessionBar: (list) => `In which session, or between which: ${list}`,

  exported: (file) => `${file} was downloaded.`,

  restore: {
    itemTitle: (code) => `Restore ${code} as it was?`,
    when: (when) => `As it was on ${when}.`,
    items: (n) => plural('en', n, 'item becomes what it was', 'items become what they were'),
    archived: (n) => plural('en', n, 'item that did not exist yet is archived', 'items that did not exist yet are archived'),
    back: (n) => plural('en', n, 'archived item comes back', 'archived items come back'),
    streams: (n) => plural('en', n, 'workstream changes', 'workstreams change'),
    fields: (n) => plural('en', n, 'field changes', 'fields change'),
    fieldList: (fields) => `Changing: ${fields}.`,
    titles: (n) => plural('en', n, 'title changes', 'titles change'),
    paragraphs: (language, changed, back, gone) =>
      `${language}: ${[
        changed > 0 ? plural('en', changed, 'paragraph changes', 'paragraphs change') : '',
        back > 0 ? plural('en', back, 'paragraph comes back', 'paragraphs come back') : '',
        gone > 0 ? plural('en', gone, 'paragraph is removed', 'paragraphs are removed') : '',
      ]
        .filter(Boolean)
        .join(', ')}`,
    done: {
      item: (code) => `${code} was restored.`,
    },
  },

  authors: {
    characters: (n) => plural('en', n, 'character', 'characters'),
    share: (percent) => `${percent}%`,
    of: (label) => `${label}, with authorship`,
  },

  item: {
    title: (code) => `History of ${code}`,
    asItWas: (day) => `As it was on ${day}`,
    nowIs: (value) => `now ${value}`,
    moved: (moves, days) => `Rescheduled ${form('en', moves, 'once', `${formatNumber('en', moves)} times`)}, ${days}`,
  },
}
