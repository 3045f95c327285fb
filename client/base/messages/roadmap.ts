// Messages of the table and the item panel. Names of fields and choices are in shared/roadmap.
import { formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  tableLabel: {
    stream: (items: number, streams: number) =>
      `Hoja de ruta, ${plural('es', items, 'acción', 'acciones')} en ${plural('es', streams, 'línea de trabajo', 'líneas de trabajo')}`,
    other: (items: number, groups: number) =>
      `Hoja de ruta, ${plural('es', items, 'acción', 'acciones')} en ${plural('es', groups, 'grupo', 'grupos')}`,
    none: (items: number, _groups: number) => `Hoja de ruta, ${plural('es', items, 'acción', 'acciones')}`,
  },
  newItemIn: (stream: string) => `Nueva acción en ${stream}`,
  added: (code: string, stream: string) => `${code} se agregó a la línea de trabajo «${stream}».`,
  addedWithoutStream: (code: string) => `${code} se agregó sin línea de trabajo.`,
  /** Within a sentence. */
  doneOf: (done: number, all: number) => `${formatNumber('es', done)} de ${formatNumber('es', all)} cumplidas`,
  overdue: (n: number) => plural('es', n, 'vencida', 'vencidas'),
  coDelegations: (codes: string) => `codelegaciones: ${codes}`,

  quoted: (words: string) => `«${words}»`,

  drag: (code: string) => `Mover ${code}`,
  rowMenu: (code: string) => `Más sobre ${code}`,
  archivedToast: (code: string) => `${code} archivada.`,
  restoredToast: (code: string) => `${code} restaurada.`,
  movedTo: (code: string, place: number, all: number) => `${code}: lugar ${formatNumber('es', place)} de ${formatNumber('es', all)}.`,

  streams: {
    nameIn: (language: string) => `Nombre en ${language}`,
    archiveNamed: (name: string) => `Archivar ${name}`,
    restoreNamed: (name: string) => `Restaurar ${name}`,
    upNamed: (name: string) => `Mover ${name} hacia arriba`,
    downNamed: (name: string) => `Mover ${name} hacia abajo`,
  },

  panel: {
    label: (code: string) => `Acción ${code}`,
    titleIn: (language: string) => `Título en ${language}`,
    writeIn: (language: string) => `Escriba el título en ${language}`,
    descriptionIn: (language: string) => `Descripción en ${language}`,
    movedBy: (days: number) => `${plural('es', Math.abs(days), 'día', 'días')} ${days > 0 ? 'después' : 'antes'}`,
    movedTimes: (n: number) => plural('es', n, 'vez', 'veces'),
    movedFrom: (day: string) => `desde el ${day}`,
    fieldsAnd: (names: string, rest: number) => (rest === 0 ? names : `${names} y ${formatNumber('es', rest)} más`),
    placeOf: (place: number, all: number) => `Lugar ${formatNumber('es', place)} de ${formatNumber('es', all)}`,
  },

  checklist: {
    doneOf: (done: number, all: number) => `${formatNumber('es', done)} de ${formatNumber('es', all)}`,
    entryIn: (language: string) => `Punto en ${language}`,
    done: (entry: string) => `Hecho: ${entry}`,
    remove: (entry: string) => `Quitar ${entry}`,
    menu: (entry: string) => `Más sobre ${entry}`,
    otherLanguage: (language: string) => `Escribir en ${language}`,
  },

  edit: {
    field: (field: string) => `Cambiar: ${field}`,
    removeDependency: (code: string) => `Quitar ${code}`,
    dependencyType: (code: string) => `Relación con ${code}`,
  },
}

export const en: Like<typeof es> = {
  tableLabel: {
    stream: (items, streams) =>
      `Road map, ${plural('en', items, 'item', 'items')} in ${plural('en', streams, 'workstream', 'workstreams')}`,
    other: (items, groups) => `Road map, ${plural('en', items, 'item', 'items')} in ${plural('en', groups, 'group', 'groups')}`,
    none: (items) => `Road map, ${plural('en', items, 'item', 'items')}`,
  },
  newItemIn: (stream) => `New item in ${stream}`,
  added: (code, stream) => `${code} was added to the workstream “${stream}”.`,
  addedWithoutStream: (code) => `${code} was added without a workstream.`,
  doneOf: (done, all) => `${formatNumber('en', done)} of ${formatNumber('en', all)} done`,
  overdue: (n) => plural('en', n, 'overdue', 'overdue'),
  coDelegations: (codes) => `co-delegations: ${codes}`,

  quoted: (words) => `“${words}”`,

  drag: (code) => `Move ${code}`,
  rowMenu: (code) => `More about ${code}`,
  archivedToast: (code) => `${code} archived.`,
  restoredToast: (code) => `${code} restored.`,
  movedTo: (code, place, all) => `${code}: place ${formatNumber('en', place)} of ${formatNumber('en', all)}.`,

  streams: {
    nameIn: (language) => `Name in ${language}`,
    archiveNamed: (name) => `Archive ${name}`,
    restoreNamed: (name) => `Restore ${name}`,
    upNamed: (name) => `Move ${name} up`,
    downNamed: (name) => `Move ${name} down`,
  },

  panel: {
    label: (code) => `Item ${code}`,
    titleIn: (language) => `Title in ${language}`,
    writeIn: (language) => `Write the title in ${language}`,
    descriptionIn: (language) => `Description in ${language}`,
    movedBy: (days) => `${plural('en', Math.abs(days), 'day', 'days')} ${days > 0 ? 'later' : 'earlier'}`,
    movedTimes: (n) => (n === 1 ? 'once' : n === 2 ? 'twice' : `${formatNumber('en', n)} times`),
    movedFrom: (day) => `from ${day}`,
    fieldsAnd: (names, rest) => (rest === 0 ? names : `${names} and ${formatNumber('en', rest)} more`),
    placeOf: (place, all) => `Place ${formatNumber('en', place)} of ${formatNumber('en', all)}`,
  },

  checklist: {
    doneOf: (done, all) => `${formatNumber('en', done)} of ${formatNumber('en', all)}`,
    entryIn: (language) => `Entry in ${language}`,
    done: (entry) => `Done: ${entry}`,
    remove: (entry) => `Remove ${entry}`,
    menu: (entry) => `More about ${entry}`,
    otherLanguage: (language) => `Write in ${language}`,
  },

  edit: {
    field: (field) => `Change: ${field}`,
    removeDependency: (code) => `Remove ${code}`,
    dependencyType: (code) => `Relation to ${code}`,
  },
}
