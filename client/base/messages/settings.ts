// Messages of the group settings.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  takenBy: (code: string) => `la tiene ${code}`,
  now: (time: string) => `ahora ${time}`,
  editNamed: (name: string) => `Editar ${name}`,
  closeNamed: (name: string) => `Cerrar ${name}`,
  moveNamed: (name: string) => `Mover ${name}: arrastre, o use las flechas`,
  own: {
    why: (used: number, most: number) => `${used} de ${most}. Lo que el grupo guarda de cada acción además de los campos de Ruta`,
    choicesOf: (n: number) => plural('es', n, 'opción', 'opciones'),
    sumOf: (name: string, sum: string) => `${name}: ${sum}`,
    usedOn: (n: number) => plural('es', n, 'acción', 'acciones'),
    sumIs: (sum: string) => `Total: ${sum}`,
    choiceIn: { es: (n: number) => `Opción ${n}, ES`, en: (n: number) => `Opción ${n}, EN` },
    offeredNamed: (n: number) => `Ofrecer la opción ${n}`,
  },
}

export const en: Like<typeof es> = {
  takenBy: (code) => `taken by ${code}`,
  now: (time) => `now ${time}`,
  editNamed: (name) => `Edit ${name}`,
  closeNamed: (name) => `Close ${name}`,
  moveNamed: (name) => `Move ${name}: drag it, or use the arrow keys`,
  own: {
    why: (used, most) => `${used} of ${most}. What this group keeps about an item beyond Ruta’s own fields`,
    choicesOf: (n) => plural('en', n, 'choice', 'choices'),
    sumOf: (name, sum) => `${name}: ${sum}`,
    usedOn: (n) => plural('en', n, 'item', 'items'),
    sumIs: (sum) => `Total: ${sum}`,
    choiceIn: { es: (n) => `Choice ${n}, ES`, en: (n) => `Choice ${n}, EN` },
    offeredNamed: (n) => `Offer choice ${n}`,
  },
}
