// The glossary of a group, and its terms marked in texts.
import { formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  found: (n: number) => plural('es', n, 'término', 'términos'),
  edit: (term: string) => `Editar «${term}»`,
  archivedNow: (term: string) => `«${term}» está archivado: los textos ya no lo marcan.`,
  restoredNow: (term: string) => `«${term}» está otra vez en uso.`,
  historyOf: (term: string) => `Historial de «${term}»`,
  start: (n: number) => `Empezar con el glosario del área (${formatNumber('es', n)} términos)`,
  started: (n: number) => `${plural('es', n, 'término agregado', 'términos agregados')}. Revíselos: cada uno se puede cambiar o archivar.`,
  marks: {
    counterpart: { es: (forms: string) => `En español: ${forms}`, en: (forms: string) => `En inglés: ${forms}` },
    avoid: (instead: string) => `El grupo dice «${instead}»`,
  },
  files: {
    title: (n: number) => `Importar ${plural('es', n, 'término', 'términos')}`,
    summary: (created: number, changed: number, stays: number, refused: number) =>
      `Nuevos: ${formatNumber('es', created)}. Modificados: ${formatNumber('es', changed)}. Sin cambios: ${formatNumber('es', stays)}. Rechazados: ${formatNumber('es', refused)}.`,
    run: (n: number) => `Importar ${formatNumber('es', n)}`,
    imported: (n: number) => plural('es', n, 'término importado', 'términos importados'),
  },
}

export const en: Like<typeof es> = {
  found: (n) => plural('en', n, 'term', 'terms'),
  edit: (term) => `Edit “${term}”`,
  archivedNow: (term) => `“${term}” is archived: texts no longer mark it.`,
  restoredNow: (term) => `“${term}” is in use again.`,
  historyOf: (term) => `History of “${term}”`,
  start: (n) => `Start with the field’s glossary (${formatNumber('en', n)} terms)`,
  started: (n) => `${plural('en', n, 'term added', 'terms added')}. Review them: each can be changed or archived.`,
  marks: {
    counterpart: { es: (forms) => `In Spanish: ${forms}`, en: (forms) => `In English: ${forms}` },
    avoid: (instead) => `The group says “${instead}”`,
  },
  files: {
    title: (n) => `Import ${plural('en', n, 'term', 'terms')}`,
    summary: (created, changed, stays, refused) =>
      `New: ${formatNumber('en', created)}. Changed: ${formatNumber('en', changed)}. Unchanged: ${formatNumber('en', stays)}. Rejected: ${formatNumber('en', refused)}.`,
    run: (n) => `Import ${formatNumber('en', n)}`,
    imported: (n) => plural('en', n, 'term imported', 'terms imported'),
  },
}
