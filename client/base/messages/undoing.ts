// Messages about undo where others have changed the same value, and about values that two people have set at once.
import { form } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

/** How others changed what was to be taken back: after the change, without having seen it, or some so and some so. */
type How = 'since' | 'unseen' | 'both'

const howEs = (how: How, people: number) => {
  const verb = form('es', people, 'lo cambió', 'lo cambiaron')
  return how === 'since' ? `${verb} después` : how === 'unseen' ? `${verb} sin haber visto su cambio` : `también ${verb}`
}
const howEn = (how: How) =>
  how === 'since' ? 'changed it since' : how === 'unseen' ? 'changed it without having seen your change' : 'changed it too'

export const es = {
  /** `who`: names joined; `people`: how many. */
  kept: {
    undo: (who: string, people: number, how: How) => `${who} ${howEs(how, people)}; no se deshizo nada.`,
    redo: (who: string, people: number, how: How) => `${who} ${howEs(how, people)}; no se rehízo nada.`,
  },
  partly: {
    undo: (done: number, of: number, who: string, people: number) =>
      `${form('es', done, 'Se deshizo', 'Se deshicieron')} ${done} de ${plural('es', of, 'cambio', 'cambios')}; ${form('es', of - done, 'el otro lo', 'los demás los')} ${form('es', people, 'cambió', 'cambiaron')} ${who}.`,
    redo: (done: number, of: number, who: string, people: number) =>
      `${form('es', done, 'Se rehízo', 'Se rehicieron')} ${done} de ${plural('es', of, 'cambio', 'cambios')}; ${form('es', of - done, 'el otro lo', 'los demás los')} ${form('es', people, 'cambió', 'cambiaron')} ${who}.`,
  },
  meElsewhere: 'usted (en otra ventana)',
  overwritten: (who: string, what: string, theirs: string, mine: string) =>
    `${who} también cambió ${what}. Quedó: ${theirs}. Usted puso: ${mine}.`,
  datesOf: (code: string) => `las fechas de ${code}`,
  fieldOf: (field: string, code: string) => `${field} de ${code}`,
  overwrittenMany: (who: string, people: number, codes: string) =>
    `${who} también ${form('es', people, 'cambió', 'cambiaron')} lo que usted cambió en ${codes}. Quedó lo que ${form('es', people, 'puso', 'pusieron')}.`,
}

export const en: Like<typeof es> = {
  kept: {
    undo: (who, _people, how) => `${who} ${howEn(how)}; nothing was undone.`,
    redo: (who, _people, how) => `${who} ${howEn(how)}; nothing was redone.`,
  },
  partly: {
    undo: (done, of, who) =>
      `${done} of ${plural('en', of, 'change', 'changes')} ${form('en', done, 'was', 'were')} undone; ${who} changed the ${form('en', of - done, 'other', 'others')}.`,
    redo: (done, of, who) =>
      `${done} of ${plural('en', of, 'change', 'changes')} ${form('en', done, 'was', 'were')} redone; ${who} changed the ${form('en', of - done, 'other', 'others')}.`,
  },
  meElsewhere: 'you (in another window)',
  overwritten: (who, what, theirs, mine) => `${who} also changed ${what}. Now: ${theirs}. Yours: ${mine}.`,
  datesOf: (code) => `the dates of ${code}`,
  fieldOf: (field, code) => `${field} of ${code}`,
  overwrittenMany: (who, _people, codes) => `${who} also changed what you changed in ${codes}. Theirs stands.`,
}
