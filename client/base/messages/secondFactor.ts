// The second factor, under my account and in the list of people.
import type { Like } from './like.ts'

export const es = {
  since: (day: string) => `Activa desde el ${day}`,
  left: (left: number, of: number, day: string) => `Quedan ${left} de ${of} · creados el ${day}`,
  from: (network: string) => `desde ${network}`,
  addedOn: (day: string) => `Agregada el ${day}`,
  usedOn: (day: string) => `usada por última vez el ${day}`,
  renameNamed: (name: string) => `Cambiar el nombre de «${name}»`,
  removeNamed: (name: string) => `Quitar «${name}»`,
  removePasskeyTitle: (name: string) => `¿Quitar la llave de acceso «${name}»?`,
  resetTitle: (name: string) => `¿Restablecer el segundo factor de ${name}?`,
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
  resetTitle: (name) => `Reset the second factor of ${name}?`,
}
