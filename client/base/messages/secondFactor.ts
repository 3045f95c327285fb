// The second factor, under my account and in the list of people.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  since: (day: string) => `Activa desde el ${day}`,
  left: (left: number, of: number, day: string) => `Quedan ${left} de ${of} · creados el ${day}`,
  from: (network: string) => `desde ${network}`,
  addedOn: (day: string) => `Agregada el ${day}`,
  usedOn: (day: string) => `usada por última vez el ${day}`,
  renameNamed: (name: string) => `Cambiar el nombre de «${name}»`,
  removeNamed: (name: string) => `Quitar «${name}»`,
  removePasskeyTitle: (name: string) => `¿Quitar la llave de acceso «${name}»?`,
  due: (moment: string) => `Desde el ${moment} este grupo exigirá la verificación en dos pasos, que su cuenta aún no tiene.`,
  requiredSince: (moment: string) => `Exigido desde el ${moment}.`,
  requiredFrom: (moment: string) => `Se exigirá desde el ${moment}.`,
  without: (without: number, all: number) => `${without} de ${plural('es', all, 'persona', 'personas')} sin verificación en dos pasos:`,
  daysHint: (day: string) => `Se exigirá desde el ${day}. Hasta entonces, un aviso en el inicio se lo recuerda a quienes no lo tienen.`,
  resetTitle: (name: string) => `¿Restablecer la verificación en dos pasos de ${name}?`,
}
export const en: Like<typeof es> = {
  since: (day) => `On since ${day}`,
  left: (left, of, day) => `${left} of ${of} left · created on ${day}`,
  from: (network) => `from ${network}`,
  addedOn: (day) => `Added on ${day}`,
  usedOn: (day) => `last used on ${day}`,
  renameNamed: (name) => `Rename “${name}”`,
  removeNamed: (name) => `Remove “${name}”`,
  removePasskeyTitle: (name) => `Remove the passkey “${name}”?`,
  due: (moment) => `From ${moment} this group will require two-step verification, which your account does not have yet.`,
  requiredSince: (moment) => `Required since ${moment}.`,
  requiredFrom: (moment) => `It will be required from ${moment}.`,
  without: (without, all) => `${without} of ${plural('en', all, 'person', 'people')} without two-step verification:`,
  daysHint: (day) => `It will be required from ${day}. Until then, a note on the home page reminds people who have none.`,
  resetTitle: (name) => `Reset the two-step verification of ${name}?`,
}
